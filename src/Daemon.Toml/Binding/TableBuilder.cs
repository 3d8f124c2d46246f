using Daemon.Toml.Values;

namespace Daemon.Toml.Binding;

/// <summary>A table being read. Slots keep the order in which keys were first mentioned.</summary>
internal sealed class TableBuilder(TableOrigin origin, TomlSpan span, int depth)
{
    // Most tables have a handful of keys, for which a scan is faster than a dictionary and costs no memory.
    private const int ScanLimit = 8;

    private readonly List<Slot> _slots = [];
    private Dictionary<string, Slot>? _index;

    public TableOrigin Origin { get; private set; } = origin;

    public TomlSpan Span { get; private set; } = span;

    /// <summary>Tables and arrays around this one; the root has 0.</summary>
    public int Depth { get; } = depth;

    public Slot? Find(string key)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(key);
        }

        foreach (var slot in _slots)
        {
            if (slot.Key == key)
            {
                return slot;
            }
        }

        return null;
    }

    public void Add(string key, TomlSpan keySpan, object content)
    {
        var slot = new Slot(key, keySpan, content);
        _slots.Add(slot);
        if (_index is null && _slots.Count > ScanLimit)
        {
            _index = _slots.ToDictionary(known => known.Key, StringComparer.Ordinal);
        }
        else
        {
            _index?.Add(key, slot);
        }
    }

    /// <summary>A header defines a table that until now was only named.</summary>
    public void DefineByHeader(TomlSpan span)
    {
        Origin = TableOrigin.Header;
        Span = span;
    }

    public TomlTable Build()
    {
        var entries = new TomlEntry[_slots.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var slot = _slots[i];
            var value = slot.Content switch
            {
                TableBuilder table => table.Build(),
                TableArrayBuilder array => array.Build(),
                var other => (TomlValue)other,
            };
            entries[i] = new TomlEntry(slot.Key, slot.KeySpan, value);
        }

        return new TomlTable(entries, Span);
    }

    /// <param name="content">A <see cref="TableBuilder"/>, a <see cref="TableArrayBuilder"/> or a finished <see cref="TomlValue"/>.</param>
    internal sealed class Slot(string key, TomlSpan keySpan, object content)
    {
        public string Key { get; } = key;

        public TomlSpan KeySpan { get; set; } = keySpan;

        public object Content { get; } = content;
    }
}
