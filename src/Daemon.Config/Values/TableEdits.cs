using Daemon.Toml.Values;

namespace Daemon.Config.Values;

/// <summary>Pure operations on TOML tables: each returns a new table and shares what did not change.</summary>
internal static class TableEdits
{
    public static readonly TomlTable Empty = new([], default);

    /// <summary>
    /// Lays <paramref name="high"/> over <paramref name="low"/>: tables merge key by key, every other value, arrays included, replaces.
    /// </summary>
    public static TomlTable Merge(TomlTable low, TomlTable high)
    {
        if (high.Entries.Count == 0)
        {
            return low;
        }

        if (low.Entries.Count == 0)
        {
            return high;
        }

        var merged = new List<TomlEntry>(low.Entries.Count + high.Entries.Count);
        foreach (var entry in low.Entries)
        {
            if (!high.TryGet(entry.Key, out var over))
            {
                merged.Add(entry);
            }
            else if (entry.Value is TomlTable lowTable && over.Value is TomlTable highTable)
            {
                merged.Add(over with { Value = Merge(lowTable, highTable) });
            }
            else
            {
                merged.Add(over);
            }
        }

        foreach (var entry in high.Entries)
        {
            if (!low.TryGet(entry.Key, out _))
            {
                merged.Add(entry);
            }
        }

        return new TomlTable(merged, high.Span);
    }

    /// <summary>The value at a path through tables; null when there is none.</summary>
    public static TomlValue? ValueAt(TomlTable root, IReadOnlyList<string> path)
    {
        TomlValue? value = root;
        foreach (var name in path)
        {
            value = value is TomlTable table && table.TryGet(name, out var entry) ? entry.Value : null;
        }

        return value;
    }

    /// <summary>Sets the value at a key path. Missing tables are made; a value that is in the way of one is replaced by it.</summary>
    public static TomlTable With(TomlTable table, ReadOnlySpan<string> path, TomlValue value)
    {
        var key = path[0];
        var known = table.TryGet(key, out var current);
        var replacement = path.Length == 1
            ? value
            : With(known && current.Value is TomlTable child ? child : Empty, path[1..], value);
        var entries = new List<TomlEntry>(table.Entries.Count + 1);
        foreach (var entry in table.Entries)
        {
            entries.Add(entry.Key == key ? entry with { Value = replacement } : entry);
        }

        if (!known)
        {
            entries.Add(new TomlEntry(key, default, replacement));
        }

        return new TomlTable(entries, table.Span);
    }

    /// <summary>The table without the named keys; the same instance when it has none of them.</summary>
    public static TomlTable Without(TomlTable table, IReadOnlyCollection<string> keys) =>
        table.Entries.Any(entry => keys.Contains(entry.Key))
            ? new TomlTable([.. table.Entries.Where(entry => !keys.Contains(entry.Key))], table.Span)
            : table;

    /// <summary>The table without the value at a key path, and without the tables on the way that this leaves empty.</summary>
    public static TomlTable WithoutPath(TomlTable table, ReadOnlySpan<string> path)
    {
        if (!table.TryGet(path[0], out var entry))
        {
            return table;
        }

        if (path.Length == 1)
        {
            return Without(table, [path[0]]);
        }

        if (entry.Value is not TomlTable child)
        {
            return table;
        }

        var rest = WithoutPath(child, path[1..]);
        return rest.Entries.Count == 0
            ? Without(table, [entry.Key])
            : Select(table, other => other.Key == entry.Key ? rest : other.Value);
    }

    /// <summary>Applies <paramref name="change"/> to every value of a table; the same instance when nothing changed.</summary>
    public static TomlTable Select(TomlTable table, Func<TomlEntry, TomlValue> change)
    {
        List<TomlEntry>? entries = null;
        for (var i = 0; i < table.Entries.Count; i++)
        {
            var entry = table.Entries[i];
            var value = change(entry);
            if (!ReferenceEquals(value, entry.Value))
            {
                entries ??= [.. table.Entries];
                entries[i] = entry with { Value = value };
            }
        }

        return entries is null ? table : new TomlTable(entries, table.Span);
    }

    /// <summary>Applies <paramref name="change"/> to every item of an array; the same instance when nothing changed.</summary>
    public static TomlArray Select(TomlArray array, Func<TomlValue, TomlValue> change)
    {
        TomlValue[]? items = null;
        for (var i = 0; i < array.Items.Count; i++)
        {
            var value = change(array.Items[i]);
            if (!ReferenceEquals(value, array.Items[i]))
            {
                items ??= [.. array.Items];
                items[i] = value;
            }
        }

        return items is null ? array : new TomlArray(items, array.Span);
    }
}
