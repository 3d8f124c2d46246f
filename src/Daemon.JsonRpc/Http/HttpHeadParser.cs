using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Daemon.JsonRpc.Http;

/// <summary>Parses the head of an HTTP/1.1 request, strictly (RFC 9112): CRLF only, no folded lines, no space before a colon.</summary>
internal static class HttpHeadParser
{
    private const int MaxFields = 100;

    private static readonly SearchValues<byte> TokenBytes =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>Parses <paramref name="head"/>, which ends with the empty line; false when it is not a well-formed HTTP/1.1 head.</summary>
    public static bool TryParse(ReadOnlySpan<byte> head, [NotNullWhen(true)] out HttpRequestHead? request)
    {
        request = null;
        if (!head.EndsWith("\r\n\r\n"u8) || !TryTakeLine(ref head, out ReadOnlySpan<byte> line))
        {
            return false;
        }
        int methodEnd = line.IndexOf((byte)' ');
        int targetEnd = line.LastIndexOf((byte)' ');
        if (methodEnd < 1 || targetEnd - methodEnd < 2 || !line[(targetEnd + 1)..].SequenceEqual("HTTP/1.1"u8))
        {
            return false;
        }
        ReadOnlySpan<byte> method = line[..methodEnd];
        ReadOnlySpan<byte> target = line[(methodEnd + 1)..targetEnd];
        if (!IsToken(method) || target.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return false;
        }
        var fields = new List<KeyValuePair<string, string>>();
        while (TryTakeLine(ref head, out line) && !line.IsEmpty)
        {
            if (fields.Count == MaxFields || !TryParseField(line, out KeyValuePair<string, string> field))
            {
                return false;
            }
            fields.Add(field);
        }
        if (!head.IsEmpty)
        {
            return false;
        }
        request = new HttpRequestHead(Encoding.ASCII.GetString(method), Encoding.ASCII.GetString(target), fields);
        return true;
    }

    private static bool TryTakeLine(ref ReadOnlySpan<byte> head, out ReadOnlySpan<byte> line)
    {
        int end = head.IndexOf("\r\n"u8);
        line = end < 0 ? default : head[..end];
        head = end < 0 ? default : head[(end + 2)..];
        return end >= 0;
    }

    private static bool TryParseField(ReadOnlySpan<byte> line, out KeyValuePair<string, string> field)
    {
        field = default;
        int colon = line.IndexOf((byte)':');
        if (colon < 1 || !IsToken(line[..colon]))
        {
            return false;
        }
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
        foreach (byte b in value)
        {
            if (b is < 0x20 and not (byte)'\t' or 0x7f)
            {
                return false;
            }
        }
        field = new KeyValuePair<string, string>(Encoding.ASCII.GetString(line[..colon]), Encoding.Latin1.GetString(value));
        return true;
    }

    private static bool IsToken(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(TokenBytes);
}
