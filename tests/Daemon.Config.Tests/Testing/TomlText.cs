using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Tests.Testing;

internal static class TomlText
{
    public static TomlTable Parse(string text)
    {
        var document = TomlDocument.Parse(text, "test");
        Assert.Empty(document.Diagnostics);
        return document.Root;
    }
}
