using System.Globalization;

namespace Daemon.JsonRpc.Params;

/// <summary>Tells integers from floating point by the form of a JSON number, as typed peers do.</summary>
internal static class JsonNumber
{
    public static bool IsInteger(ReadOnlySpan<byte> number) => number.IndexOfAny(".eE"u8) < 0;

    public static bool TryGetInteger(ReadOnlySpan<byte> number, out Int128 value) =>
        Int128.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Integer or floating point, with its value. An integer of more than 64 bits is read as floating point.</summary>
    public static string Describe(ReadOnlySpan<byte> number)
    {
        if (IsInteger(number) && TryGetInteger(number, out Int128 value) && value >= long.MinValue && value <= ulong.MaxValue)
        {
            return string.Create(CultureInfo.InvariantCulture, $"integer `{value}`");
        }
        string text = double.Parse(number, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return IsInteger(System.Text.Encoding.ASCII.GetBytes(text)) ? $"floating point `{text}.0`" : $"floating point `{text}`";
    }
}
