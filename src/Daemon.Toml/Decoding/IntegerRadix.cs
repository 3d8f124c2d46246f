using System.Globalization;

namespace Daemon.Toml.Decoding;

/// <summary>The four ways to write an integer.</summary>
internal sealed class IntegerRadix
{
    public static readonly IntegerRadix Decimal = new("integer", 10);
    public static readonly IntegerRadix Hexadecimal = new("hexadecimal", 16);
    public static readonly IntegerRadix Octal = new("octal", 8);
    public static readonly IntegerRadix Binary = new("binary", 2);

    private readonly int _base;

    private IntegerRadix(string name, int radix) => (Name, _base) = (name, radix);

    public string Name { get; }

    public bool IsDigit(char c) => char.IsAsciiHexDigit(c) && Convert(c) < _base;

    /// <summary>
    /// Reads digits with underscores between them, behind a sign if the radix is ten. Returns what is wrong, or null: integers have 64
    /// bits and a sign. How far beyond a number is decides the message, as it does in the reference implementation.
    /// </summary>
    public string? Parse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (_base == 10 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return null;
        }

        var isNegative = text is ['-', ..];
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        if (!TryReadMagnitude(digits, out var magnitude))
        {
            return "integer number overflowed";
        }

        var limit = isNegative ? 1UL << 63 : long.MaxValue;
        if (magnitude <= limit)
        {
            value = isNegative ? unchecked((long)(0UL - (ulong)magnitude)) : (long)magnitude;
            return null;
        }

        if (!isNegative && magnitude <= ulong.MaxValue)
        {
            return "u64 value was too large";
        }

        var sign = isNegative ? "-" : "";
        var width = magnitude <= (UInt128)Int128.MaxValue + (isNegative ? 1u : 0u) ? "i128" : "u128";
        return isNegative && width == "u128"
            ? "integer number overflowed"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"invalid type: integer `{sign}{magnitude}` as {width}, expected any valid TOML value");
    }

    private bool TryReadMagnitude(ReadOnlySpan<char> digits, out UInt128 magnitude)
    {
        magnitude = 0;
        var isEmpty = true;
        foreach (var c in digits)
        {
            if (c == '_')
            {
                continue;
            }

            if (!IsDigit(c) || magnitude > (UInt128.MaxValue - (UInt128)Convert(c)) / (UInt128)_base)
            {
                return false;
            }

            magnitude = (magnitude * (UInt128)_base) + (UInt128)Convert(c);
            isEmpty = false;
        }

        return !isEmpty;
    }

    private static int Convert(char c) => char.IsAsciiDigit(c) ? c - '0' : char.ToLowerInvariant(c) - 'a' + 10;
}
