using Daemon.Core.Sessions;
using Daemon.Mcp.Connections;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Mcp;

/// <summary>
/// Questions of servers outside of turns: during calls of the client, and out of the blue. The next turn's start cancels those that
/// wait.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class IdleElicitations(SessionJournal journal, PendingRequests requests, Func<ApprovalPolicy> policy) : IDisposable
{
    private readonly WaitState _waits = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource _untilTurn = new();

    /// <summary>For questions of one server.</summary>
    public IElicitationHandler For(string server) => new Named(this, server);

    /// <summary>Cancels what waits: a turn begins.</summary>
    public void CancelWaiting()
    {
        lock (_gate)
        {
            _untilTurn.Cancel();
            _untilTurn.Dispose();
            _untilTurn = new CancellationTokenSource();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _untilTurn.Cancel();
            _untilTurn.Dispose();
        }
    }

    private async Task<ElicitationResult> AskAsync(string server, Elicitation elicitation, CancellationToken cancellationToken)
    {
        CancellationTokenSource either;
        lock (_gate)
        {
            either = CancellationTokenSource.CreateLinkedTokenSource(_untilTurn.Token, cancellationToken);
        }

        using (either)
        {
            try
            {
                var scope = new ElicitationScope(server, null, policy(), _waits, message => journal.Tell("", message), CancellationToken.None);
                return await Elicitations.AskAsync(scope, requests, elicitation, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return ElicitationResult.Cancel;
            }
        }
    }

    private sealed class Named(IdleElicitations all, string server) : IElicitationHandler
    {
        public Task<ElicitationResult> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken) =>
            all.AskAsync(server, elicitation, cancellationToken);
    }
}
