namespace Daemon.JsonRpc.Transports;

/// <summary>Splits a stream of bytes at line feeds. Not thread-safe.</summary>
internal sealed class LineBuffer(int maxLineBytes)
{
    private const int InitialBytes = 16 * 1024;
    private const int KeepBytes = 1024 * 1024;

    private byte[] _bytes = new byte[InitialBytes];
    private int _start;
    private int _scanned;
    private int _end;

    // Bytes of an over-long line that are already thrown away; 0 when no line is being skipped.
    private long _skipped;

    /// <summary>Space to read into; never empty.</summary>
    public Memory<byte> Free()
    {
        if (_start == _end)
        {
            _start = _scanned = _end = 0;
            if (_bytes.Length > KeepBytes)
            {
                _bytes = new byte[InitialBytes];
            }
        }
        if (_end == _bytes.Length)
        {
            MakeRoom();
        }
        return _bytes.AsMemory(_end);
    }

    /// <summary>Says that <paramref name="count"/> bytes of the free space are filled.</summary>
    public void Filled(int count) => _end += count;

    /// <summary>Takes the next whole line, without its ending; or what is to be said of an over-long one.</summary>
    public bool TryTake(out InboundFrame frame)
    {
        int found = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (found < 0)
        {
            _scanned = _end;
            SkipIfTooLong();
            frame = default;
            return false;
        }
        int lineEnd = _scanned + found;
        int next = lineEnd + 1;
        if (lineEnd > _start && _bytes[lineEnd - 1] == (byte)'\r')
        {
            lineEnd--;
        }
        long length = _skipped + lineEnd - _start;
        frame = length > maxLineBytes
            ? new InboundFrame(DropReason.TooLong, length)
            : new InboundFrame(_bytes.AsSpan(_start, lineEnd - _start).ToArray());
        _skipped = 0;
        _start = _scanned = next;
        return true;
    }

    /// <summary>At the end of the input: the problem with a last line that has no ending, or null when there is none.</summary>
    public InboundFrame? TakeUnfinished()
    {
        long length = _skipped + _end - _start;
        _start = _scanned = _end;
        return length == 0 ? null : new InboundFrame(DropReason.Unfinished, length);
    }

    private void SkipIfTooLong()
    {
        // One byte more than the limit may be the CR of the line's ending, which does not count.
        if (_skipped + _end - _start > (long)maxLineBytes + 1)
        {
            // The last byte stays: it may be that CR.
            _skipped += _end - 1 - _start;
            _start = _end - 1;
            _scanned = _end;
        }
    }

    private void MakeRoom()
    {
        int length = _end - _start;
        byte[] target = length > _bytes.Length / 2 ? new byte[checked(_bytes.Length * 2)] : _bytes;
        _bytes.AsSpan(_start, length).CopyTo(target);
        _bytes = target;
        _scanned -= _start;
        _start = 0;
        _end = length;
    }
}
