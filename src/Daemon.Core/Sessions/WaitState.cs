using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

internal enum WaitKind
{
    Approval,
    UserInput,
}

/// <summary>What a turn waits for: parallel calls may wait for several answers at once.</summary>
/// <remarks>Thread-safe; a leaf.</remarks>
internal sealed class WaitState
{
    private readonly Lock _gate = new();
    private int _approvals;
    private int _inputs;

    public EventMsg.WaitingChanged Begin(WaitKind kind) => Change(kind, 1);

    public EventMsg.WaitingChanged End(WaitKind kind) => Change(kind, -1);

    private EventMsg.WaitingChanged Change(WaitKind kind, int by)
    {
        lock (_gate)
        {
            if (kind == WaitKind.Approval)
            {
                _approvals += by;
            }
            else
            {
                _inputs += by;
            }

            return new EventMsg.WaitingChanged(_approvals > 0, _inputs > 0);
        }
    }
}
