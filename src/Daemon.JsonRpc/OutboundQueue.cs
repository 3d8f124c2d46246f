namespace Daemon.JsonRpc;

/// <summary>The messages that wait to be written: many producers, one writer, which takes all there is at once.</summary>
/// <remarks>
/// Adding never waits, so that answers cannot be lost; a producer of notifications waits for room first. What the writer took
/// counts until it says that it is written.
/// </remarks>
internal sealed class OutboundQueue(int maxMessages, long maxBytes)
{
    private readonly Lock _lock = new();
    private List<ReadOnlyMemory<byte>> _waiting = [];
    private List<ReadOnlyMemory<byte>> _taken = [];
    private long _bytes;
    private long _takenBytes;
    private bool _completed;
    private TaskCompletionSource? _arrival;
    private TaskCompletionSource? _room;

    private bool IsOverfull => _waiting.Count + _taken.Count >= 2L * maxMessages || _bytes + _takenBytes >= 2 * maxBytes;

    private bool IsFull => _waiting.Count + _taken.Count >= maxMessages || _bytes + _takenBytes >= maxBytes;

    /// <summary>False when the queue is completed: the message is dropped.</summary>
    /// <param name="message">Kept until it is written.</param>
    /// <param name="isOverfull">There was twice as much as the limits allow already: somebody adds without waiting for room.</param>
    public bool TryAdd(ReadOnlyMemory<byte> message, out bool isOverfull)
    {
        TaskCompletionSource? arrival;
        lock (_lock)
        {
            isOverfull = IsOverfull;
            if (_completed)
            {
                return false;
            }
            _waiting.Add(message);
            _bytes += message.Length;
            arrival = _arrival;
            _arrival = null;
        }
        arrival?.SetResult();
        return true;
    }

    /// <summary>Completes when a message may be added without going over the limits, or when the queue is completed.</summary>
    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        Task room;
        lock (_lock)
        {
            if (_completed || !IsFull)
            {
                return ValueTask.CompletedTask;
            }
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            room = _room.Task;
        }
        return WaitAgainAsync(room, cancellationToken);
    }

    /// <summary>
    /// All that waits, in order; null when the queue is completed and empty. The list is valid until <see cref="Written"/>.
    /// </summary>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_waiting.Count > 0)
                {
                    (_waiting, _taken) = (_taken, _waiting);
                    (_bytes, _takenBytes) = (0, _bytes);
                    return _taken;
                }
                if (_completed)
                {
                    return null;
                }
                _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
            }
            await arrival.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The taken messages are out.</summary>
    public void Written()
    {
        TaskCompletionSource? room = null;
        lock (_lock)
        {
            _taken.Clear();
            _takenBytes = 0;
            if (!IsFull)
            {
                room = _room;
                _room = null;
            }
        }
        room?.SetResult();
    }

    /// <summary>No more is added; what waits can still be taken.</summary>
    public void Complete()
    {
        TaskCompletionSource? arrival;
        TaskCompletionSource? room;
        lock (_lock)
        {
            _completed = true;
            (arrival, _arrival) = (_arrival, null);
            (room, _room) = (_room, null);
        }
        arrival?.SetResult();
        room?.SetResult();
    }

    private async ValueTask WaitAgainAsync(Task room, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        // Another producer may have been quicker.
        await WaitForRoomAsync(cancellationToken);
    }
}
