using Daemon.Protocol.Items;

namespace Daemon.Core.Agents;

/// <summary>The state of a session's work, for those who wait for it.</summary>
/// <remarks>Thread-safe. Observers are called by the session's loop: they must not block.</remarks>
public sealed class AgentProgress
{
    private readonly Lock _gate = new();
    private AgentStatus _status = new(AgentPhase.PendingInit);
    private TaskCompletionSource _changed = NewSignal();
    private Action<AgentStatus>? _observer;

    public AgentStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    /// <summary>Takes the one observer of final states.</summary>
    public void Observe(Action<AgentStatus> observer)
    {
        lock (_gate)
        {
            _observer = observer;
        }
    }

    /// <summary>Completes with the first final state from now on, the present one included.</summary>
    public async Task<AgentStatus> WhenFinalAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_status.IsFinal)
                {
                    return _status;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Input was submitted: what was final is so no more.</summary>
    internal void Expect() => Set(new AgentStatus(AgentPhase.Running));

    internal void Set(AgentStatus status)
    {
        TaskCompletionSource changed;
        Action<AgentStatus>? observer;
        lock (_gate)
        {
            // What is closed stays so.
            if (_status.Phase == AgentPhase.Shutdown)
            {
                return;
            }

            _status = status;
            changed = _changed;
            _changed = NewSignal();
            observer = _observer;
        }

        changed.TrySetResult();
        if (status.IsFinal)
        {
            observer?.Invoke(status);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
