using Daemon.JsonRpc.Messages;

namespace Daemon.JsonRpc;

/// <summary>The calls of this side that wait for an answer. Thread-safe.</summary>
internal sealed class PendingCalls
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RequestId, TaskCompletionSource<ReadOnlyMemory<byte>>> _calls = [];
    private ConnectionEnd? _end;

    /// <summary>Registers a call.</summary>
    /// <exception cref="ArgumentException">The id is in use.</exception>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public Task<ReadOnlyMemory<byte>> Add(RequestId id)
    {
        lock (_lock)
        {
            if (_end is not null)
            {
                throw new ConnectionLostException(_end);
            }
            var call = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _calls.Add(id, call);
            return call.Task;
        }
    }

    /// <summary>No answer is awaited any more.</summary>
    public void Remove(RequestId id)
    {
        lock (_lock)
        {
            _calls.Remove(id);
        }
    }

    /// <summary>Hands a response to the call that waits for it; false when none does.</summary>
    public bool TryComplete(in Envelope response)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>? call;
        lock (_lock)
        {
            if (!_calls.Remove(response.Id, out call))
            {
                return false;
            }
        }
        if (response.Error is { } error)
        {
            call.TrySetException(error);
        }
        else
        {
            call.TrySetResult(response.Result);
        }
        return true;
    }

    /// <summary>Fails all calls, present and future.</summary>
    public void FailAll(ConnectionEnd end)
    {
        TaskCompletionSource<ReadOnlyMemory<byte>>[] calls;
        lock (_lock)
        {
            _end = end;
            calls = [.. _calls.Values];
            _calls.Clear();
        }
        foreach (TaskCompletionSource<ReadOnlyMemory<byte>> call in calls)
        {
            call.TrySetException(new ConnectionLostException(end));
        }
    }
}
