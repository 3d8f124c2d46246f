namespace Daemon.Mcp.Http;

/// <summary>
/// Splits a byte stream into server-sent events (HTML Living Standard 9.2.6): lines end with LF or CRLF, several <c>data</c> lines are
/// joined by LF, a blank line ends the event. Only <c>data</c> and <c>id</c> are read.
/// </summary>
/// <remarks>Not thread-safe. The stream stays the caller's.</remarks>
internal sealed class EventStream(Stream stream, int maxEventBytes)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _scanned;
    private int _end;

    /// <summary>The id of the last event that had one; null when none had.</summary>
    public string? LastEventId { get; private set; }

    /// <summary>The data of the next event; null at the end of the stream.</summary>
    /// <exception cref="McpException">An event is larger than allowed.</exception>
    /// <exception cref="IOException">The stream broke.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        MemoryStream? data = null;
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.IsEmpty)
            {
                if (data is not null)
                {
                    return data.ToArray();
                }

                continue;
            }

            Take(line.Span, ref data);
        }

        return null;
    }

    private void Take(ReadOnlySpan<byte> line, ref MemoryStream? data)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value is [(byte)' ', ..])
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            if (data is null)
            {
                data = new MemoryStream();
            }
            else
            {
                data.WriteByte((byte)'\n');
            }

            if (data.Length + value.Length > maxEventBytes)
            {
                throw TooLarge();
            }

            data.Write(value);
        }
        else if (name.SequenceEqual("id"u8))
        {
            LastEventId = System.Text.Encoding.UTF8.GetString(value);
        }
    }

    /// <summary>The next line without its ending; null at the end. Valid until the next call.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, _scanned + found - _start);
                _start = _scanned = _scanned + found + 1;
                return line.Span is [.., (byte)'\r'] ? line[..^1] : line;
            }

            _scanned = _end;
            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (count == 0)
            {
                return null;
            }

            _end += count;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        if (_buffer.Length > maxEventBytes)
        {
            throw TooLarge();
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private McpException TooLarge() => new(McpFailure.Invalid, $"an event of the server is larger than {maxEventBytes} bytes");
}
