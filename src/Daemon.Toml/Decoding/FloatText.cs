using System.Globalization;

namespace Daemon.Toml.Decoding;

/// <summary>The text form of finite floats.</summary>
internal static class FloatText
{
    private const int StackLimit = 128;

    /// <summary>Reads a float whose form has been checked; too large a number becomes infinite.</summary>
    public static double Parse(ReadOnlySpan<char> text)
    {
        var digits = text.Length <= StackLimit ? stackalloc char[StackLimit] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (c != '_')
            {
                digits[length++] = c;
            }
        }

        return double.Parse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
