using System.Diagnostics.CodeAnalysis;

using Daemon.Toml.Values;

namespace Daemon.Config.Values;

/// <summary>
/// Typed reads from a table that was validated against the schema. A value of another type reads as absent, so that a caller
/// which forgets to validate gets the default and never a crash.
/// </summary>
internal readonly struct TableReader(TomlTable table)
{
    public TomlTable Value { get; } = table;

    public string? Text(string key) => Get<TomlString>(key)?.Value ?? Get<TomlDateTime>(key)?.Text;

    public bool? Flag(string key) => Get<TomlBoolean>(key)?.Value;

    public long? Integer(string key) => Get<TomlInteger>(key)?.Value;

    /// <summary>An integer that the schema bounds to be at least 0; larger values than an <see cref="int"/> holds read as its maximum.</summary>
    public int? Count(string key) => Integer(key) is { } value ? (int)Math.Clamp(value, 0, int.MaxValue) : null;

    /// <summary>A nested table; an empty one when absent.</summary>
    public TableReader Table(string key) => new(Get<TomlTable>(key) ?? TableEdits.Empty);

    public bool TryTable(string key, out TableReader reader)
    {
        var found = Get<TomlTable>(key);
        reader = new TableReader(found ?? TableEdits.Empty);
        return found is not null;
    }

    /// <summary>The strings of an array; null when absent.</summary>
    public IReadOnlyList<string>? Texts(string key) =>
        Get<TomlArray>(key) is { } array ? [.. array.Items.OfType<TomlString>().Select(item => item.Value)] : null;

    /// <summary>A map of strings in document order; empty when absent.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Table(key).Value.Entries)
        {
            if (entry.Value is TomlString text)
            {
                map[entry.Key] = text.Value;
            }
        }

        return map;
    }

    public bool TryGet(string key, [NotNullWhen(true)] out TomlValue? value)
    {
        var found = Value.TryGet(key, out var entry);
        value = found ? entry.Value : null;
        return found;
    }

    private T? Get<T>(string key)
        where T : TomlValue => Value.TryGet(key, out var entry) ? entry.Value as T : null;
}
