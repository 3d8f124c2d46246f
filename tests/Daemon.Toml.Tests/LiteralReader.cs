using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Toml.Tests;

/// <summary>TOML values as literals, so that tests can write them down.</summary>
internal static class LiteralReader
{
    public static TomlLiteral Read(string text)
    {
        Assert.True(TomlValueParser.TryParse(text, out var value, out var diagnostic), diagnostic?.Message);
        return From(value);
    }

    public static TomlLiteral From(TomlValue value) => value switch
    {
        TomlString text => TomlLiteral.Of(text.Value),
        TomlInteger integer => TomlLiteral.Of(integer.Value),
        TomlFloat number => TomlLiteral.Of(number.Value),
        TomlBoolean boolean => TomlLiteral.Of(boolean.Value),
        TomlArray array => TomlLiteral.Array(array.Items.Select(From)),
        TomlTable table => TomlLiteral.Table(table.Entries.Select(entry => KeyValuePair.Create(entry.Key, From(entry.Value)))),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
