using System.Globalization;
using System.Text;

using Daemon.Toml.Values;

namespace Daemon.Config.Values;

/// <summary>
/// A table as compact JSON with members sorted by the bytes of their names at every level: the text that layer versions hash, so its
/// escapes and number spelling are part of the wire contract and no serializer option may change them.
/// </summary>
internal static class CanonicalJson
{
    public static string Format(TomlValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>Shortest round-trip decimal, always with a fraction or an exponent, e.g. <c>1.0</c>, <c>1e300</c>.</summary>
    public static string FormatFloat(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
        {
            return text.Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static void Append(StringBuilder text, TomlValue value)
    {
        switch (value)
        {
            case TomlString s:
                AppendString(text, s.Value);
                break;
            case TomlInteger number:
                text.Append(CultureInfo.InvariantCulture, $"{number.Value}");
                break;
            case TomlFloat number:
                text.Append(double.IsFinite(number.Value) ? FormatFloat(number.Value) : "null");
                break;
            case TomlBoolean flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case TomlDateTime time:
                AppendString(text, time.Text);
                break;
            case TomlArray array:
                AppendArray(text, array);
                break;
            case TomlTable table:
                AppendTable(text, table);
                break;
            default:
                throw new ArgumentException($"A TOML value of type {value.GetType().Name} has no JSON form.", nameof(value));
        }
    }

    private static void AppendArray(StringBuilder text, TomlArray array)
    {
        text.Append('[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Append(text, array.Items[i]);
        }

        text.Append(']');
    }

    private static void AppendTable(StringBuilder text, TomlTable table)
    {
        text.Append('{');
        var first = true;
        foreach (var entry in table.Entries.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            AppendString(text, entry.Key);
            text.Append(':');
            Append(text, entry.Value);
        }

        text.Append('}');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
