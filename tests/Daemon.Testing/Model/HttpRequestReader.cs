using System.Globalization;
using System.Text;

namespace Daemon.Testing.Model;

/// <summary>Reads HTTP/1.1 requests with a content-length from one connection.</summary>
internal sealed class HttpRequestReader(Stream stream, int connection)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    /// <summary>The next request; null at the end of the connection.</summary>
    public async Task<RecordedRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        int headLength;
        while ((headLength = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }

        string[] lines = Encoding.Latin1.GetString(_buffer, 0, headLength).Split("\r\n");
        Dictionary<string, string> headers = Headers(lines.Skip(1));
        int bodyLength = headers.TryGetValue("content-length", out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        int total = headLength + 4 + bodyLength;
        while (_length < total)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }

        byte[] body = _buffer[(headLength + 4)..total];
        _buffer.AsSpan(total, _length - total).CopyTo(_buffer);
        _length -= total;
        string[] requestLine = lines[0].Split(' ');
        return new RecordedRequest(requestLine[0], requestLine[1], headers, body, connection);
    }

    private static Dictionary<string, string> Headers(IEnumerable<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string name = line[..colon];
            string value = line[(colon + 1)..].Trim();
            headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier}, {value}" : value;
        }

        return headers;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int count = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
        _length += count;
        return count > 0;
    }
}
