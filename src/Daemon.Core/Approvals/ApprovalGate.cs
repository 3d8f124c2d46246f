using Daemon.Core.Commands;
using Daemon.Core.Context;
using Daemon.Core.Rules;
using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Approvals;

/// <summary>The answer to a question.</summary>
/// <param name="Refusal">What the model reads when it was refused; null when it may go on.</param>
internal readonly record struct ApprovalAnswer(string? Refusal, bool StopTurn = false);

/// <summary>Asks the user and acts on the answer: remembers it for the session, writes a rule, ends the turn.</summary>
internal sealed class ApprovalGate(TurnContext context)
{
    public async Task<ApprovalAnswer> AskForCommandAsync(TurnItem.CommandExecution item, CommandVerdict.Ask ask, CancellationToken cancelled)
    {
        var startedAt = context.NowMs;
        context.Tell(context.Waits.Begin(WaitKind.Approval));
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        var decision = await AskAsync(
            requestId => new EventMsg.ExecApprovalRequest(
                requestId, context.Turn.Id, item.Id, item.Command, item.Cwd, ask.Reason, item.Actions, ask.Amendment, startedAt),
            cancelled);
        var answer = Act(decision, item, ask, startedAt);
        context.Tell(context.Waits.End(WaitKind.Approval));
        return answer;
    }

    /// <summary>Asks about a patch whose item was told already.</summary>
    public async Task<ReviewDecision> AskForPatchAsync(TurnItem.FileChange item, string? reason, string? grantRoot, CancellationToken cancelled)
    {
        context.Tell(context.Waits.Begin(WaitKind.Approval));
        var decision = await AskAsync(
            requestId => new EventMsg.ApplyPatchApprovalRequest(requestId, context.Turn.Id, item.Id, item.Changes, reason, grantRoot, context.NowMs),
            cancelled);
        context.Tell(context.Waits.End(WaitKind.Approval));
        return decision;
    }

    private ApprovalAnswer Act(ReviewDecision decision, TurnItem.CommandExecution item, CommandVerdict.Ask ask, long startedAt)
    {
        switch (decision)
        {
            case ReviewDecision.Approved:
                return default;
            case ReviewDecision.ApprovedForSession:
                context.Approvals.AddCommand(item.Command, item.Cwd, ask.Outside);
                return default;
            case ReviewDecision.ApprovedWithAmendment amendment:
                AddRule(amendment.Prefix);
                return default;
            case ReviewDecision.Invalid:
                TellCompleted(item with { Status = ItemStatus.Failed }, startedAt);
                return new ApprovalAnswer(ExecFailure.Declined);
            default:
                TellCompleted(item with { Status = ItemStatus.Declined }, startedAt);
                return new ApprovalAnswer(ExecFailure.Declined, decision is ReviewDecision.Abort);
        }
    }

    /// <summary>Writes the rule and tells the model. The user allowed this command in any case: a rule that cannot be kept is a warning.</summary>
    private void AddRule(IReadOnlyList<string> prefix)
    {
        if (prefix.Count == 0)
        {
            context.Tell(new EventMsg.Warning("the approved rule names no command: it was not written"));
            return;
        }

        var path = Path.Join(context.Ports.CodexHome, "rules", "default.rules");
        try
        {
            RuleAmendments.AppendAllow(path, prefix);
            context.Turn.AddNote(TurnNotes.PrefixAllowed(CommandDisplay.Join(prefix)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            context.Tell(new EventMsg.Warning($"the approved rule could not be written to {path}: {error.Message}"));
        }
    }

    /// <summary>A question that its turn's end cuts off is not told as resolved here: the end of the turn says so.</summary>
    private async Task<ReviewDecision> AskAsync(Func<string, EventMsg> request, CancellationToken cancelled)
    {
        var requestId = Guid.CreateVersion7().ToString();
        var decision = await context.Requests.AskAsync<ReviewDecision>(requestId, () => context.Tell(request(requestId)), cancelled);
        context.Tell(new EventMsg.RequestResolved(requestId));
        return decision;
    }

    private void TellCompleted(TurnItem item, long startedAt) =>
        context.Tell(new EventMsg.ItemCompleted(context.Turn.Id, item, startedAt, context.NowMs));
}
