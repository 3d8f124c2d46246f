using Daemon.Core.Sessions;
using Daemon.Core.Turns;
using Daemon.Mcp.Connections;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Mcp;

/// <summary>Whose question it is and under which policy.</summary>
/// <param name="TurnId">Null outside a turn.</param>
/// <param name="Tell">Queues an event.</param>
/// <param name="Waits">What the turn, or the thread outside of one, waits for.</param>
/// <param name="Interrupted">Fires when the turn is cut off: its end settles its questions without further words.</param>
internal sealed record ElicitationScope(
    string Server, string? TurnId, ApprovalPolicy Policy, WaitState Waits, Action<EventMsg> Tell, CancellationToken Interrupted)
{
    public static ElicitationScope OfTurn(TurnContext context, string server) => new(
        server, context.Turn.Id, context.Settings.ApprovalPolicy, context.Waits, context.Tell, context.Turn.Cancelled);

    /// <summary>Whether servers may ask the user anything.</summary>
    public bool MayAsk => Policy is not (ApprovalPolicy.Never or ApprovalPolicy.Granular { McpElicitations: false });
}

/// <summary>Puts questions of tool servers to the user of a thread.</summary>
internal static class Elicitations
{
    public static async Task<ElicitationResult> AskAsync(
        ElicitationScope scope, PendingRequests requests, Elicitation question, CancellationToken cancelled)
    {
        if (!scope.MayAsk)
        {
            return ElicitationResult.Decline;
        }

        var answer = await AskUserAsync(scope, requests, question, cancelled);
        return new ElicitationResult(answer.Action, answer.Content, answer.Meta);
    }

    /// <summary>Asks whatever the policy says: for what the policy has decided already.</summary>
    /// <exception cref="OperationCanceledException">The question was withdrawn.</exception>
    public static async Task<Op.ElicitationAnswer> AskUserAsync(
        ElicitationScope scope, PendingRequests requests, Elicitation question, CancellationToken cancelled)
    {
        var requestId = Guid.CreateVersion7().ToString();
        var inTurn = scope.TurnId is not null;
        scope.Tell(scope.Waits.Begin(WaitKind.Approval) with { InTurn = inTurn });
        try
        {
            return await requests.AskAsync<Op.ElicitationAnswer>(
                requestId,
                () => scope.Tell(new EventMsg.ElicitationRequest(
                    requestId, scope.TurnId, scope.Server, question.Mode, question.Message, question.RequestedSchema, question.Url, question.ElicitationId, question.Meta)),
                cancelled);
        }
        finally
        {
            if (!scope.Interrupted.IsCancellationRequested)
            {
                scope.Tell(new EventMsg.RequestResolved(requestId));
                scope.Tell(scope.Waits.End(WaitKind.Approval) with { InTurn = inTurn });
            }
        }
    }
}
