namespace Daemon.Toml.Values;

/// <summary>A place in a TOML text.</summary>
/// <param name="Offset">UTF-16 code units from the start of the text.</param>
/// <param name="Length">UTF-16 code units.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in Unicode code points.</param>
public readonly record struct TomlSpan(int Offset, int Length, int Line, int Column);

/// <summary>The four date-time kinds of TOML 1.0, kept distinct.</summary>
public enum TomlDateTimeKind
{
    OffsetDateTime,
    LocalDateTime,
    LocalDate,
    LocalTime,
}

/// <summary>A read-only TOML value. The span is that of the value itself, quotes and brackets included.</summary>
public abstract class TomlValue(TomlSpan span)
{
    public TomlSpan Span { get; } = span;
}

public sealed class TomlString(string value, TomlSpan span) : TomlValue(span)
{
    public string Value { get; } = value;
}

public sealed class TomlInteger(long value, TomlSpan span) : TomlValue(span)
{
    public long Value { get; } = value;
}

public sealed class TomlFloat(double value, TomlSpan span) : TomlValue(span)
{
    public double Value { get; } = value;
}

public sealed class TomlBoolean(bool value, TomlSpan span) : TomlValue(span)
{
    public bool Value { get; } = value;
}

/// <param name="text">As written.</param>
public sealed class TomlDateTime(TomlDateTimeKind kind, string text, TomlSpan span) : TomlValue(span)
{
    public TomlDateTimeKind Kind { get; } = kind;

    public string Text { get; } = text;
}

/// <summary>An array; of tables when it was written with <c>[[name]]</c>.</summary>
public sealed class TomlArray(IReadOnlyList<TomlValue> items, TomlSpan span) : TomlValue(span)
{
    public IReadOnlyList<TomlValue> Items { get; } = items;
}

/// <param name="KeySpan">The key's last segment as written, quotes included.</param>
public readonly record struct TomlEntry(string Key, TomlSpan KeySpan, TomlValue Value);

/// <summary>A table: keys are distinct and in the order in which the text first mentions them.</summary>
public sealed class TomlTable(IReadOnlyList<TomlEntry> entries, TomlSpan span) : TomlValue(span)
{
    // Most tables have a handful of keys, for which a scan is faster than a dictionary and costs no memory.
    private const int ScanLimit = 8;

    private readonly Dictionary<string, int>? _index = entries.Count > ScanLimit ? Index(entries) : null;

    public IReadOnlyList<TomlEntry> Entries { get; } = entries;

    public bool TryGet(string key, out TomlEntry entry)
    {
        var position = Find(key);
        entry = position < 0 ? default : Entries[position];
        return position >= 0;
    }

    private int Find(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var position) ? position : -1;
        }

        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static Dictionary<string, int> Index(IReadOnlyList<TomlEntry> entries)
    {
        var index = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            index.Add(entries[i].Key, i);
        }

        return index;
    }
}
