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

    /// <summary>
    /// A finite number in the fewest digits that read back as the same: <c>1.0</c>, <c>0.00001</c>, <c>1e-6</c>, <c>1e+16</c>. Plain from
    /// five places behind the point to sixteen before it, with an exponent beyond.
    /// </summary>
    public static string FormatFloat(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var sign = double.IsNegative(value) ? "-" : string.Empty;
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        var point = DecimalPoint(shortest);
        if (point is > 16 or <= -5)
        {
            var exponent = point - 1;
            var fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
        }

        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? $"{sign}{digits}{new string('0', point - digits.Length)}.0"
            : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    /// <summary>The significant digits, without leading and trailing zeros.</summary>
    private static string Digits(string number)
    {
        var end = number.IndexOf('E', StringComparison.Ordinal);
        var mantissa = end < 0 ? number : number[..end];
        return string.Concat(mantissa.Where(char.IsAsciiDigit)).Trim('0');
    }

    /// <summary>Where the decimal point stands, counted from the first significant digit: 1 for 1.5, 0 for 0.15, -1 for 0.015.</summary>
    private static int DecimalPoint(string number)
    {
        var end = number.IndexOf('E', StringComparison.Ordinal);
        var exponent = end < 0 ? 0 : int.Parse(number.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (end < 0 ? number : number[..end]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var first = mantissa.AsSpan().IndexOfAnyExcept('0', '.');
        point = point < 0 ? mantissa.Length : point;
        return exponent + (first < point ? point - first : point - first + 1);
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
                // As the toml crate serialises date-times; versions of files that have one depend on it.
                text.Append("{\"$__toml_private_datetime\":");
                AppendString(text, time.Text);
                text.Append('}');
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
