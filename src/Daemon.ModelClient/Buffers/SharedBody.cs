using System.Buffers;

namespace Daemon.ModelClient.Buffers;

/// <summary>
/// A growing byte buffer from the shared pool that is written once and then read by any number of senders. It goes back to the pool
/// when its owner and the last sender have let go: an HTTP connection may still be sending when the exchange is already given up.
/// </summary>
/// <remarks>Writing is for one thread, before the first <see cref="TryAcquire"/>; acquiring and releasing are thread-safe.</remarks>
internal sealed class SharedBody : IBufferWriter<byte>
{
    private readonly Lock _gate = new();
    private byte[] _buffer;
    private int _length;
    private int _holders = 1;

    public SharedBody(int capacity)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>Valid while the caller holds the body.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _length);
        _length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Adds a holder; false when the body is already gone.</summary>
    public bool TryAcquire()
    {
        lock (_gate)
        {
            if (_holders == 0)
            {
                return false;
            }

            _holders++;
            return true;
        }
    }

    /// <summary>Lets go; once for the owner and once for each successful <see cref="TryAcquire"/>.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (--_holders > 0)
            {
                return;
            }
        }

        byte[] buffer = _buffer;
        _buffer = [];
        _length = 0;
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Reserve(int sizeHint)
    {
        int needed = Math.Max(sizeHint, 1);
        if (_buffer.Length - _length >= needed)
        {
            return;
        }

        long size = Math.Max(2L * _buffer.Length, (long)_length + needed);
        byte[] next = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, Array.MaxLength));
        _buffer.AsSpan(0, _length).CopyTo(next);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = next;
    }
}
