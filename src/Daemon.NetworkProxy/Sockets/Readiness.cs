using System.Threading.Tasks.Sources;

namespace Daemon.NetworkProxy.Sockets;

/// <summary>
/// Whether one direction of a socket has become ready since it was last waited for. What waits goes on where it is told, on the thread of
/// the <see cref="ReadinessLoop"/>: another thread would first have to wake up, which costs more than most of what there is to do then.
/// </summary>
/// <remarks>One waits at a time; telling, cancelling and closing may come from anywhere.</remarks>
internal sealed class Readiness : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _cancellation;
    private bool _ready;
    private bool _waiting;
    private bool _closed;
    private bool _leavesLoop;

    /// <summary>Lets what waits go on on the thread pool, for work that may take long.</summary>
    public void LeaveLoop()
    {
        lock (_gate)
        {
            _leavesLoop = true;
        }
    }

    /// <summary>Completed at once when the direction became ready in the meantime.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_ready)
            {
                _ready = false;
                return ValueTask.CompletedTask;
            }

            _core.Reset();
            _core.RunContinuationsAsynchronously = _leavesLoop;
            _waiting = true;
        }

        var task = new ValueTask(this, _core.Version);
        if (cancellationToken.CanBeCanceled)
        {
            // Outside of the gate: a token that has just been cancelled calls back at once.
            _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((Readiness)state!).End(new OperationCanceledException(token)), this);
        }

        return task;
    }

    /// <summary>The direction is ready.</summary>
    public void Tell()
    {
        lock (_gate)
        {
            if (!_waiting)
            {
                _ready = true;
                return;
            }

            _waiting = false;
        }

        _core.SetResult(true);
    }

    /// <summary>Nothing will come any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        End(new ObjectDisposedException(nameof(SocketStream)));
    }

    void IValueTaskSource.GetResult(short token)
    {
        // Waits for a cancellation that is being told just now, so that it cannot end a later wait.
        _cancellation.Dispose();
        _cancellation = default;
        _core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void End(Exception reason)
    {
        lock (_gate)
        {
            if (!_waiting)
            {
                return;
            }

            _waiting = false;
        }

        // Who cancels or closes is not to be held up by what follows.
        _core.RunContinuationsAsynchronously = true;
        _core.SetException(reason);
    }
}
