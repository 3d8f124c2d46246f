using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Config.Writing;

/// <summary>Values as they are read, turned into values to write.</summary>
internal static class TomlLiterals
{
    public static TomlLiteral From(TomlValue value) => value switch
    {
        TomlString text => TomlLiteral.Of(text.Value),
        TomlInteger number => TomlLiteral.Of(number.Value),
        TomlFloat number => TomlLiteral.Of(number.Value),
        TomlBoolean flag => TomlLiteral.Of(flag.Value),
        TomlDateTime time => TomlLiteral.Of(time.Text),
        TomlArray array => TomlLiteral.Array(array.Items.Select(From)),
        TomlTable table => TomlLiteral.Table(table.Entries.Select(entry => KeyValuePair.Create(entry.Key, From(entry.Value)))),
        _ => throw new ArgumentException($"A TOML value of type {value.GetType().Name} cannot be written.", nameof(value)),
    };
}
