using System.Buffers;

namespace Daemon.NetworkProxy.Http;

/// <summary>
/// Reads header lines strictly (RFC 9112, 5): what a lenient recipient could take for something else is an error, since then the proxy
/// and the server would see two different requests.
/// </summary>
internal static class FieldParser
{
    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Every control character but the tab.</summary>
    private static readonly SearchValues<byte> ForbiddenInValues = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b != 9).Select(b => (byte)b), 127]);

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && text.IndexOfAnyExcept(TokenBytes) < 0;

    /// <summary>Reads the lines from <paramref name="position"/> to the empty line, behind which the position is then.</summary>
    /// <param name="head">A whole head: the empty line is in it.</param>
    public static HeadFault Parse(ReadOnlySpan<byte> head, ref int position, List<HeadField> fields)
    {
        while (true)
        {
            var line = head[position..];
            var length = line.IndexOf("\r\n"u8);
            if (length < 0)
            {
                return HeadFault.Malformed;
            }

            if (length == 0)
            {
                position += 2;
                return HeadFault.None;
            }

            if (fields.Count == HeadLimits.Fields)
            {
                return HeadFault.TooLarge;
            }

            line = line[..length];
            var colon = line.IndexOf((byte)':');
            if (colon <= 0 || !IsToken(line[..colon]))
            {
                // Among them folded lines and blanks before the colon.
                return HeadFault.Malformed;
            }

            var value = line[(colon + 1)..];
            if (value.IndexOfAny(ForbiddenInValues) >= 0)
            {
                return HeadFault.Malformed;
            }

            var trimmed = value.TrimStart(" \t"u8);
            var start = position + colon + 1 + value.Length - trimmed.Length;
            fields.Add(new HeadField(FieldKinds.Of(line[..colon]), position, colon, start, trimmed.TrimEnd(" \t"u8).Length));
            position += length + 2;
        }
    }

    /// <summary>The elements of a comma-separated list, blanks removed, empty ones left out.</summary>
    public static IEnumerable<string> Elements(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
