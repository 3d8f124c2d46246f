namespace Daemon.NetworkProxy.Http2;

/// <summary>
/// Bytes on their way from one writer to one reader of this process. Either side may end it. Thread-safe.
/// </summary>
/// <param name="capacity">The writer waits while so many bytes are unread.</param>
internal sealed class MemoryPipe(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<ReadOnlyMemory<byte>> _pieces = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _length;
    private bool _ended;
    private bool _broken;

    /// <summary>Copies the bytes in. Nothing happens to bytes that nobody will read.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_broken || _ended)
                {
                    throw new IOException("The other side is gone.");
                }

                if (_length < capacity)
                {
                    _pieces.AddLast(bytes.ToArray());
                    _length += bytes.Length;
                    Signal();
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits for bytes; with an empty target, without taking any. 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_broken)
                {
                    throw new IOException("The other side is gone.");
                }

                if (_length > 0 || _ended)
                {
                    return Take(target.Span);
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The reader gets what is there, and then the end.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            Signal();
        }
    }

    /// <summary>Both sides fail from now on.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _broken = true;
            Signal();
        }
    }

    private int Take(Span<byte> target)
    {
        var taken = 0;
        while (taken < target.Length && _pieces.First is { } first)
        {
            var count = Math.Min(first.Value.Length, target.Length - taken);
            first.Value.Span[..count].CopyTo(target[taken..]);
            taken += count;
            if (count < first.Value.Length)
            {
                first.Value = first.Value[count..];
            }
            else
            {
                _pieces.RemoveFirst();
            }
        }

        _length -= taken;
        if (taken > 0)
        {
            Signal();
        }

        return taken;
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
