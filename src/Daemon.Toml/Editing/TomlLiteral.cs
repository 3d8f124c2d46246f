namespace Daemon.Toml.Editing;

/// <summary>A value to be written into a document. Immutable; build it with the factory methods.</summary>
public abstract class TomlLiteral
{
    private TomlLiteral()
    {
    }

    /// <exception cref="ArgumentException">The text holds half a surrogate pair, which no TOML file can hold.</exception>
    public static TomlLiteral Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new StringLiteral(RequireText(value, nameof(value)));
    }

    public static TomlLiteral Of(long value) => new IntegerLiteral(value);

    /// <param name="value">Infinity and NaN included.</param>
    public static TomlLiteral Of(double value) => new FloatLiteral(value);

    public static TomlLiteral Of(bool value) => new BooleanLiteral(value);

    /// <summary>An array; tables in it are written inline.</summary>
    public static TomlLiteral Array(params IEnumerable<TomlLiteral> items) => new ArrayLiteral([.. items]);

    /// <summary>A table; it gets a header where it may, and its keys keep this order, those of sub-tables last.</summary>
    /// <exception cref="ArgumentException">A key occurs twice, or holds half a surrogate pair.</exception>
    public static TomlLiteral Table(IEnumerable<KeyValuePair<string, TomlLiteral>> entries)
    {
        var list = entries.ToArray();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in list)
        {
            if (!keys.Add(RequireText(key, nameof(entries))))
            {
                throw new ArgumentException($"The key `{key}` occurs twice.", nameof(entries));
            }
        }

        return new TableLiteral(list);
    }

    /// <inheritdoc cref="Table(IEnumerable{KeyValuePair{string, TomlLiteral}})"/>
    public static TomlLiteral Table(params (string Key, TomlLiteral Value)[] entries) =>
        Table(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));

    internal static string RequireText(string text, string parameter)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                throw new ArgumentException("The text holds half a surrogate pair.", parameter);
            }

            i++;
        }

        return text;
    }

    internal sealed class StringLiteral(string value) : TomlLiteral
    {
        public string Value { get; } = value;
    }

    internal sealed class IntegerLiteral(long value) : TomlLiteral
    {
        public long Value { get; } = value;
    }

    internal sealed class FloatLiteral(double value) : TomlLiteral
    {
        public double Value { get; } = value;
    }

    internal sealed class BooleanLiteral(bool value) : TomlLiteral
    {
        public bool Value { get; } = value;
    }

    internal sealed class ArrayLiteral(TomlLiteral[] items) : TomlLiteral
    {
        public TomlLiteral[] Items { get; } = items;
    }

    internal sealed class TableLiteral(KeyValuePair<string, TomlLiteral>[] entries) : TomlLiteral
    {
        public KeyValuePair<string, TomlLiteral>[] Entries { get; } = entries;
    }
}
