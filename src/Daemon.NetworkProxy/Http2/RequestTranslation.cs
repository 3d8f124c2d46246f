using System.Globalization;
using System.Text;

namespace Daemon.NetworkProxy.Http2;

/// <summary>
/// Writes the header list of an HTTP/2 request as the head of an HTTP/1.1 request (RFC 9113, 8.2 and 8.3). What could become another line
/// or another message there is refused; the HTTP/1.1 parser judges the rest. Pure.
/// </summary>
internal static class RequestTranslation
{
    private static readonly string[] ConnectionFields = ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"];

    /// <param name="hasBody">Whether more than headers comes; a body without a length becomes chunks.</param>
    /// <param name="isChunked">Whether it does.</param>
    /// <returns>Null when the request is malformed.</returns>
    public static byte[]? ToHead(IReadOnlyList<(string Name, string Value)> fields, bool hasBody, out bool isChunked)
    {
        isChunked = false;
        string? method = null, path = null, authority = null, length = null;
        var lines = new StringBuilder();
        var cookies = new List<string>();
        var regular = false;
        foreach (var (name, value) in fields)
        {
            if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 || name.Length == 0 || name.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0 || name.Any(char.IsAsciiLetterUpper))
            {
                return null;
            }

            if (name[0] == ':')
            {
                if (regular || !TakePseudo(name, value, ref method, ref path, ref authority))
                {
                    return null;
                }

                continue;
            }

            regular = true;
            switch (name)
            {
                case "cookie":
                    cookies.Add(value);
                    break;
                case "content-length" when length is not null && length != value:
                    return null;
                case "content-length":
                    length = value;
                    break;
                case "host" when authority is not null && authority != value:
                    return null;
                case "host":
                    authority = value;
                    break;
                case "te" or "expect":
                    break;
                default:
                    if (ConnectionFields.Contains(name))
                    {
                        return null;
                    }

                    lines.Append(name).Append(": ").Append(value).Append("\r\n");
                    break;
            }
        }

        if (method is null || authority is null || (path is null && method != "CONNECT") || (!hasBody && length is not (null or "0")))
        {
            return null;
        }

        if (cookies.Count > 0)
        {
            lines.Append("cookie: ").AppendJoin("; ", cookies).Append("\r\n");
        }

        if (length is not null)
        {
            lines.Append("content-length: ").Append(length).Append("\r\n");
        }
        else if (hasBody)
        {
            isChunked = true;
            lines.Append("transfer-encoding: chunked\r\n");
        }

        return Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{method} {path ?? authority} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n{lines}\r\n"));
    }

    private static bool TakePseudo(string name, string value, ref string? method, ref string? path, ref string? authority)
    {
        // A blank would begin another part of the request line.
        if (value.Length == 0 || value.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        switch (name)
        {
            case ":method" when method is null:
                method = value;
                return true;
            case ":path" when path is null:
                path = value;
                return true;
            case ":authority" when authority is null:
                authority = value;
                return true;
            default:
                return name == ":scheme";
        }
    }
}
