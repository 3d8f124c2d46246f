using System.Buffers;

namespace Daemon.ModelClient.Sse;

/// <summary>
/// Splits a byte stream into the <c>data</c> of server-sent events, as the HTML Living Standard (9.2.6, "Interpreting an event
/// stream") says: lines end with CR, LF or CRLF, a leading byte order mark is dropped, comments and the other fields are skipped,
/// several <c>data</c> lines are joined by LF, a blank line ends the event, and an event that the stream's end cuts off is dropped.
/// </summary>
/// <remarks>
/// <para>Work and memory are linear in the size of an event: each byte is searched once, and joining happens inside the buffer.</para>
/// <para>Not thread-safe. The stream stays the caller's; the buffer is given back by <see cref="Dispose"/>.</para>
/// </remarks>
internal sealed class SseReader : IDisposable
{
    /// <summary>Largest event, framing included, in bytes.</summary>
    public const int DefaultMaxEventBytes = 64 * 1024 * 1024;

    private const int InitialBufferBytes = 16 * 1024;

    // A buffer that one huge event made this large is given back once it is empty.
    private const int RetainedBufferBytes = 1024 * 1024;

    private readonly Stream _stream;
    private readonly int _maxEventBytes;
    private byte[] _buffer;

    // The buffer holds, in this order: data of the open event | the line being received (_lineStart) | searched (_scan) | _end.
    private int _dataStart;
    private int _dataLength = -1;
    private int _lineStart;
    private int _scan;
    private int _end;
    private bool _skipLineFeed;
    private bool _delivered;
    private bool _firstLine = true;

    public SseReader(Stream stream, int maxEventBytes = DefaultMaxEventBytes)
    {
        _stream = stream;
        _maxEventBytes = maxEventBytes;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(InitialBufferBytes, maxEventBytes));
    }

    /// <summary>The event that <see cref="TryRead"/> found; valid until the next call of any member.</summary>
    public ReadOnlyMemory<byte> Data => _buffer.AsMemory(_dataStart, Math.Max(_dataLength, 0));

    /// <summary>Takes the next event out of what was received.</summary>
    /// <returns>False when more bytes are needed: call <see cref="FillAsync"/>.</returns>
    public bool TryRead()
    {
        if (_delivered)
        {
            _delivered = false;
            _dataLength = -1;
        }

        while (_scan < _end)
        {
            if (_skipLineFeed)
            {
                _skipLineFeed = false;
                if (_buffer[_scan] == (byte)'\n')
                {
                    _lineStart = ++_scan;
                    continue;
                }
            }

            int length = _buffer.AsSpan(_scan, _end - _scan).IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0)
            {
                _scan = _end;
                return false;
            }

            int lineStart = _lineStart;
            int lineEnd = _scan + length;
            _skipLineFeed = _buffer[lineEnd] == (byte)'\r';
            _scan = _lineStart = lineEnd + 1;
            if (TakeLine(lineStart, lineEnd))
            {
                _delivered = true;
                return true;
            }
        }

        return false;
    }

    /// <summary>Receives more bytes.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="SseEventTooLargeException">The open event has reached the limit.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        int count = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count;
        return count > 0;
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Returns true when the line is the blank one that completes an event.</summary>
    private bool TakeLine(int start, int end)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(start, end - start);
        if (_firstLine)
        {
            _firstLine = false;
            if (line.StartsWith("\uFEFF"u8))
            {
                start += 3;
                line = line[3..];
            }
        }

        if (line.IsEmpty)
        {
            bool complete = _dataLength > 0;
            _dataLength = complete ? _dataLength : -1;
            return complete;
        }

        if (!line.StartsWith("data"u8))
        {
            return false;
        }

        int value = start + 4;
        if (value < end)
        {
            if (_buffer[value] != (byte)':')
            {
                return false;
            }

            value++;
            if (value < end && _buffer[value] == (byte)' ')
            {
                value++;
            }
        }

        AppendData(value, end - value);
        return false;
    }

    private void AppendData(int start, int length)
    {
        if (_dataLength < 0)
        {
            _dataStart = start;
            _dataLength = length;
            return;
        }

        // There is room: the previous line's terminator and this line's field name lie between the two.
        int target = _dataStart + _dataLength;
        _buffer[target] = (byte)'\n';
        _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(target + 1));
        _dataLength += 1 + length;
    }

    private void MakeRoom()
    {
        int kept = _dataLength >= 0 ? _dataStart : _lineStart;
        if (kept == _end)
        {
            Rebase(kept);
            if (_buffer.Length > RetainedBufferBytes)
            {
                Replace(InitialBufferBytes);
            }
        }
        else if (_end == _buffer.Length && kept > 0)
        {
            // At most once for an event: afterwards it starts at zero and the buffer can only grow.
            _buffer.AsSpan(kept, _end - kept).CopyTo(_buffer);
            Rebase(kept);
        }
        else if (_end == _buffer.Length)
        {
            if (_end >= _maxEventBytes)
            {
                throw new SseEventTooLargeException(_maxEventBytes);
            }

            Replace((int)Math.Min(_maxEventBytes, 2L * _buffer.Length));
        }
    }

    private void Rebase(int offset)
    {
        _dataStart = _dataLength >= 0 ? _dataStart - offset : 0;
        _lineStart -= offset;
        _scan -= offset;
        _end -= offset;
    }

    private void Replace(int size)
    {
        byte[] next = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _end).CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}
