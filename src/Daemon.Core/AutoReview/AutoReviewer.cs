using Daemon.Config.Hooks;
using Daemon.Config.Permissions;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Mcp;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.AutoReview;

/// <summary>
/// Answers a question for permission in the user's place, by a turn of a model with instructions and a history of its own. It may look
/// and not touch: its profile is the thread's without any writing, and nothing can be approved on its behalf. Whatever goes wrong with
/// it is a refusal.
/// </summary>
internal sealed class AutoReviewer(TurnContext context)
{
    private const int MaxAnswers = 3;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(90);

    /// <param name="itemId">The call that wants to act.</param>
    /// <param name="action">The exact action as a JSON object, for the reviewer.</param>
    public async Task<ReviewDecision> ReviewAsync(ReviewedAction subject, string itemId, string action, CancellationToken cancelled)
    {
        var reviewId = Guid.NewGuid().ToString();
        var startedAt = context.NowMs;
        context.Tell(new EventMsg.AutoReviewStarted(context.Turn.Id, reviewId, itemId, subject, startedAt));
        var outcome = new AutoReviewOutcome(AutoReviewStatus.Aborted);
        try
        {
            outcome = await JudgeAsync(action, cancelled);
            context.Tell(new EventMsg.AutoReviewWarning(Summary(outcome)));
        }
        finally
        {
            context.Tell(new EventMsg.AutoReviewCompleted(context.Turn.Id, reviewId, itemId, subject, outcome, startedAt, context.NowMs));
        }

        return Decide(outcome);
    }

    private ReviewDecision Decide(AutoReviewOutcome outcome)
    {
        var denied = outcome.Status != AutoReviewStatus.Approved;
        if (context.Reviews.Add(denied) is { } tooMany)
        {
            context.Tell(new EventMsg.AutoReviewWarning(tooMany));
            return new ReviewDecision.Abort();
        }

        return denied ? new ReviewDecision.Denied(Refusal(outcome)) : new ReviewDecision.Approved();
    }

    /// <summary>The reviewer's judgement alone: nothing is told, and nothing decided.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> fired.</exception>
    public async Task<AutoReviewOutcome> JudgeAsync(string action, CancellationToken cancelled)
    {
        var timeout = context.Config.AutoReviewTimeout ?? DefaultTimeout;
        using var turn = new Turn(Guid.CreateVersion7().ToString(), context.Turn.SubmissionId, Settings(), Options(), TurnKind.Review, context.NowMs);
        await using var exec = new ExecRunner(context.Ports, new SilentJournal(context.Journal));
        var reviewer = Reviewer(turn, exec);
        using var limit = new CancellationTokenSource(timeout, context.Ports.Clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled, limit.Token);
        await using var stop = ended.Token.Register(turn.Interrupt);
        var prompt = ReviewerPrompts.Task(context.Conversation.Snapshot(), action);
        for (var answer = 1; answer <= MaxAnswers; answer++)
        {
            var result = await new TurnLoop(reviewer, [new UserInput.PlainText(prompt)]) { IsOpen = true }.RunAsync();
            cancelled.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
            {
                return new AutoReviewOutcome(AutoReviewStatus.TimedOut, Rationale: $"Automatic approval review did not answer within {timeout.TotalSeconds:0} s");
            }

            if (result.Outcome != TurnOutcome.Completed)
            {
                return Failed(result.Failure?.Message ?? "it was interrupted");
            }

            if (result.LastMessage is { } message && Assessment.Parse(message.Text) is { } outcome)
            {
                return outcome;
            }

            prompt = ReviewerPrompts.Again;
        }

        return Failed("its answer was not valid JSON");
    }

    /// <summary>The turn's parts, with the reviewer's own where they could touch the thread.</summary>
    private TurnContext Reviewer(Turn turn, ExecRunner exec) => context with
    {
        Turn = turn,
        Settings = turn.Settings,
        Config = context.Config with { Hooks = HookCatalog.Empty },
        Journal = new SilentJournal(context.Journal),
        Conversation = new Conversation(),
        BaseInstructions = ResponseItems.TextMessage("developer", ReviewerPrompts.Instructions(context.Config.AutoReviewPolicy)),
        Usage = new UsageMeter(default, default),
        Context = new ContextState(alreadyTold: false, developerInstructions: null, context.Context.Window),
        Exec = exec,
        Opening = SessionOpening.Told,
        Goal = null,
        Agents = null,
        McpTools = McpToolSet.None,
        IsReview = true,
        Subagent = "guardian",
    };

    private SessionSettings Settings() => context.Settings with
    {
        ApprovalPolicy = new ApprovalPolicy.Never(),
        ApprovalsReviewer = ApprovalsReviewer.User,
        Permissions = new ResolvedPermissionProfile.Legacy(WithoutWriting(context.Settings.Permissions.Profile), context.Settings.Permissions.WorkspaceRoots),
        CollaborationMode = "default",
    };

    private static TurnOptions Options() => new() { OutputSchema = Assessment.Schema };

    /// <summary>What may not be read stays so; what may be written may be read.</summary>
    private static PermissionProfile WithoutWriting(PermissionProfile profile) => profile is PermissionProfile.Managed { FileSystem: FileSystemPolicy.Restricted restricted }
        ? new PermissionProfile.Managed(
            restricted with { Entries = [.. restricted.Entries.Select(entry => entry.Access == FileSystemAccess.Write ? entry with { Access = FileSystemAccess.Read } : entry)] },
            NetworkAccess.Restricted)
        : BuiltInProfiles.ReadOnly(NetworkAccess.Restricted);

    private static AutoReviewOutcome Failed(string why) => new(AutoReviewStatus.Denied, Rationale: $"Automatic approval review failed: {why}");

    private static string Summary(AutoReviewOutcome outcome) => outcome switch
    {
        { Risk: null } => outcome.Rationale ?? "Automatic approval review failed",
        _ => $"Automatic approval review {(outcome.Status == AutoReviewStatus.Approved ? "approved" : "denied")} (risk: {outcome.Risk}, authorization: {outcome.Authorization}): {outcome.Rationale}",
    };

    private static string Refusal(AutoReviewOutcome outcome) => outcome.Risk is null
        ? $"{outcome.Rationale}\nNothing was run. This says nothing about whether the action is safe: the review could not be done. Do not go around it; ask the user."
        : $"The automatic reviewer refused this action as too risky.\nReason: {outcome.Rationale}\nDo not try to reach the same effect in another way. Choose something clearly safer, or stop and ask the user, who may allow it after hearing the risk.";
}
