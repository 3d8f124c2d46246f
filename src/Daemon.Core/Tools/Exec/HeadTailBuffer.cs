namespace Daemon.Core.Tools.Exec;

/// <summary>
/// Keeps the beginning and the end of a byte stream within a fixed capacity; what falls out of the middle is counted. Grows only as
/// far as it is filled.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class HeadTailBuffer(int capacity)
{
    private readonly int _headCapacity = capacity / 2;
    private readonly int _tailCapacity = capacity - (capacity / 2);
    private byte[] _head = [];
    private int _headLength;
    private byte[] _tail = [];
    private long _tailWritten;

    /// <summary>Bytes ever appended.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Bytes that are kept no more.</summary>
    public long OmittedBytes => Math.Max(0, _tailWritten - _tailCapacity);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        TotalBytes += bytes.Length;
        var toHead = Math.Min(bytes.Length, _headCapacity - _headLength);
        if (toHead > 0)
        {
            EnsureCapacity(ref _head, _headLength + toHead, _headCapacity);
            bytes[..toHead].CopyTo(_head.AsSpan(_headLength));
            _headLength += toHead;
            bytes = bytes[toHead..];
        }

        if (bytes.IsEmpty)
        {
            return;
        }

        if (bytes.Length > _tailCapacity)
        {
            _tailWritten += bytes.Length - _tailCapacity;
            bytes = bytes[^_tailCapacity..];
        }

        EnsureCapacity(ref _tail, (int)Math.Min(_tailCapacity, _tailWritten + bytes.Length), _tailCapacity);
        while (!bytes.IsEmpty)
        {
            var at = (int)(_tailWritten % _tailCapacity);
            var run = Math.Min(bytes.Length, _tailCapacity - at);
            bytes[..run].CopyTo(_tail.AsSpan(at));
            _tailWritten += run;
            bytes = bytes[run..];
        }
    }

    /// <summary>The kept beginning.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>The kept end, copied out in order.</summary>
    public byte[] CopyTail()
    {
        if (_tailWritten <= _tailCapacity)
        {
            return _tail[..(int)_tailWritten];
        }

        var at = (int)(_tailWritten % _tailCapacity);
        var tail = new byte[_tailCapacity];
        _tail.AsSpan(at).CopyTo(tail);
        _tail.AsSpan(0, at).CopyTo(tail.AsSpan(_tailCapacity - at));
        return tail;
    }

    /// <summary>Head and tail together; what was lost between them is not marked.</summary>
    public byte[] ToArray()
    {
        var tail = CopyTail();
        var all = new byte[_headLength + tail.Length];
        Head.CopyTo(all);
        tail.CopyTo(all, _headLength);
        return all;
    }

    private static void EnsureCapacity(ref byte[] buffer, int needed, int limit)
    {
        if (buffer.Length < needed)
        {
            Array.Resize(ref buffer, Math.Min(limit, Math.Max(needed, Math.Max(512, buffer.Length * 2))));
        }
    }
}
