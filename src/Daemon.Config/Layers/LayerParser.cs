using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>TOML text to tables.</summary>
internal static class LayerParser
{
    /// <summary>The table of a file's text.</summary>
    /// <exception cref="ConfigLoadException">The text is not TOML; the first fault is reported.</exception>
    public static TomlTable Parse(string text, string file)
    {
        var document = TomlDocument.Parse(text, file);
        return document.Diagnostics is [var first, ..]
            ? throw new ConfigLoadException(new ConfigFailure(ConfigFailureKind.Syntax, first.Message) { File = file, Span = first.Span, Text = text })
            : document.Root;
    }

    /// <summary>The value that a text spells; a text that spells none is taken as a string.</summary>
    public static TomlValue ParseValueOrText(string text) =>
        TomlValueParser.TryParse(text, out var value) ? value : new TomlString(text.Trim('"', '\''), default);
}
