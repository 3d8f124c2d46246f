using Daemon.Core.AutoReview;
using Daemon.Core.Commands;
using Daemon.Core.Context;
using Daemon.Core.Hooks;
using Daemon.Core.Rules;
using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Approvals;

/// <summary>The answer to a question.</summary>
/// <param name="Refusal">What the model reads when it was refused; null when it may go on.</param>
/// <param name="ItemTold">Whether clients were shown the item, because somebody was asked.</param>
internal readonly record struct ApprovalAnswer(string? Refusal, bool StopTurn = false, bool ItemTold = true);

/// <summary>
/// Asks and acts on the answer: remembers it for the session, writes a rule, ends the turn. Hooks are asked first; what they leave open
/// is for the user, or for the automatic reviewer where the user wants that.
/// </summary>
internal sealed class ApprovalGate(TurnContext context)
{
    /// <param name="call">The command as hooks see it.</param>
    public async Task<ApprovalAnswer> AskForCommandAsync(
        TurnItem.CommandExecution item, CommandVerdict.Ask ask, HookedCall call, CancellationToken cancelled)
    {
        var verdict = await context.Hooks.PermissionRequestAsync(call, item.Id);
        if (verdict.Block is { } objection)
        {
            return new ApprovalAnswer(ExecFailure.Rejected(objection), ItemTold: false);
        }

        if (verdict.Allows)
        {
            return new ApprovalAnswer(null, ItemTold: false);
        }

        var startedAt = context.NowMs;
        if (ReviewsItself)
        {
            context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
            var subject = new ReviewedAction.Command(CommandDisplay.Join(item.Command), item.Cwd);
            var judged = await new AutoReviewer(context).ReviewAsync(subject, item.Id, ActionJson.Command(item, ask), cancelled);
            return Act(judged, item, ask, startedAt);
        }

        context.Tell(context.Waits.Begin(WaitKind.Approval));
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        var decision = await AskAsync(
            requestId => new EventMsg.ExecApprovalRequest(
                requestId, context.Turn.Id, item.Id, item.Command, item.Cwd, ask.Reason, item.Actions, ask.Amendment, startedAt, ask.Additional),
            cancelled);
        var answer = Act(decision, item, ask, startedAt);
        context.Tell(context.Waits.End(WaitKind.Approval));
        return answer;
    }

    /// <summary>Asks about a patch whose item was told already.</summary>
    /// <param name="call">The patch as hooks see it.</param>
    public async Task<ReviewDecision> AskForPatchAsync(
        TurnItem.FileChange item, string? reason, string? grantRoot, HookedCall call, CancellationToken cancelled)
    {
        var verdict = await context.Hooks.PermissionRequestAsync(call, item.Id);
        if (verdict.Block is { } objection)
        {
            return new ReviewDecision.Denied(objection);
        }

        if (verdict.Allows)
        {
            return new ReviewDecision.Approved();
        }

        if (ReviewsItself)
        {
            var subject = new ReviewedAction.Patch(context.Settings.Cwd, [.. item.Changes.Keys]);
            return await new AutoReviewer(context).ReviewAsync(subject, item.Id, ActionJson.Patch(context.Settings.Cwd, call), cancelled);
        }

        context.Tell(context.Waits.Begin(WaitKind.Approval));
        var decision = await AskAsync(
            requestId => new EventMsg.ApplyPatchApprovalRequest(requestId, context.Turn.Id, item.Id, item.Changes, reason, grantRoot, context.NowMs),
            cancelled);
        context.Tell(context.Waits.End(WaitKind.Approval));
        return decision;
    }

    private void Remember(TurnItem.CommandExecution item, CommandVerdict.Ask ask)
    {
        if (ask.Additional is { } granted)
        {
            context.Approvals.Grants.Add(granted);
        }
        else
        {
            context.Approvals.AddCommand(item.Command, item.Cwd, ask.Outside);
        }
    }

    private bool ReviewsItself => context.Settings.ApprovalsReviewer == ApprovalsReviewer.AutoReview;

    private ApprovalAnswer Act(ReviewDecision decision, TurnItem.CommandExecution item, CommandVerdict.Ask ask, long startedAt)
    {
        switch (decision)
        {
            case ReviewDecision.Approved:
                return new ApprovalAnswer(null);
            case ReviewDecision.ApprovedForSession:
                Remember(item, ask);
                return new ApprovalAnswer(null);
            case ReviewDecision.ApprovedWithAmendment amendment:
                AddRule(amendment.Prefix);
                return new ApprovalAnswer(null);
            case ReviewDecision.Invalid:
                TellCompleted(item with { Status = ItemStatus.Failed }, startedAt);
                return new ApprovalAnswer(ExecFailure.Rejected("approval request failed"));
            default:
                TellCompleted(item with { Status = ItemStatus.Declined }, startedAt);
                var refusal = decision is ReviewDecision.Denied { Reason: { } reason } ? ExecFailure.Rejected(reason) : ExecFailure.Declined;
                return new ApprovalAnswer(refusal, decision is ReviewDecision.Abort);
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
