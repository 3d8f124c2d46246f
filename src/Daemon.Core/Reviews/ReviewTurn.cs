using System.Buffers;
using System.Text.Json;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Turns;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Reviews;

/// <summary>
/// The turn of a review: a reviewer with a history and instructions of its own looks at the target, and the thread keeps what it
/// reported, not how it came to it. Nobody is asked for approvals on its behalf: what would need one is refused.
/// </summary>
internal sealed class ReviewTurn(TurnContext context, ReviewTarget target)
{
    /// <summary>Runs the turn to its end, as <see cref="TurnLoop.RunAsync"/> does.</summary>
    public async Task<TurnResult> RunAsync()
    {
        TurnOpening.Record(context);
        TurnOpening.WarnAboutModel(context);
        context.TellItem(new TurnItem.EnteredReviewMode(NewId(), target.Hint, TargetJson()));
        context.Tell(new EventMsg.TaskStarted(context.Turn.InnerId!, context.Turn.StartedAtMs, context.Model.EffectiveWindow, context.Turn.Id));
        var result = await ReviewAsync();
        var output = result is { Outcome: TurnOutcome.Completed, LastMessage: { } answer } ? ReviewOutput.Parse(answer.Text) : null;
        var message = Report(output);
        if (result.Outcome == TurnOutcome.Interrupted)
        {
            context.Remember(TurnNotes.Aborted());
        }

        return result with { LastMessage = result.Outcome == TurnOutcome.Completed ? message : null };
    }

    private async Task<TurnResult> ReviewAsync()
    {
        var cancelled = context.Turn.Cancelled;
        try
        {
            var mergeBase = target is ReviewTarget.BaseBranch branch ? await MergeBase.FindAsync(context, branch.Branch, cancelled) : null;
            return await new TurnLoop(Reviewer(), [new UserInput.PlainText(ReviewPrompts.Task(target, mergeBase))]) { IsOpen = true }.RunAsync();
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return new TurnResult(TurnOutcome.Interrupted);
        }
    }

    /// <summary>The turn's parts, with a history, a count and instructions of the reviewer's own.</summary>
    private TurnContext Reviewer()
    {
        var settings = context.Settings with { ApprovalPolicy = new ApprovalPolicy.Never(), Model = context.Config.ReviewModel ?? context.Settings.Model };
        return context with
        {
            Settings = settings,
            Model = context.Ports.ModelInfo(settings.Model),
            Journal = new ReviewJournal(context.Journal),
            Conversation = new Conversation(),
            BaseInstructions = ResponseItems.TextMessage("developer", ReviewPrompts.Instructions),
            Usage = new UsageMeter(default, default),
            Context = new ContextState(alreadyTold: false, developerInstructions: null, context.Context.Window),
            IsReview = true,
            Agents = null,
            Goal = null,
            Opening = SessionOpening.Told,
        };
    }

    /// <summary>Tells the outcome, to clients and to the thread's model; returns the message that it ends with.</summary>
    /// <param name="output">Null when the review did not finish.</param>
    private TurnItem.AgentMessage Report(ReviewOutput? output)
    {
        var text = output?.Render() is { Length: > 0 } rendered ? rendered : null;
        context.Remember(ResponseItems.TextMessage("user", ReviewPrompts.Report(output is null ? null : text ?? ReviewPrompts.NoAnswer)));
        context.TellItem(new TurnItem.ExitedReviewMode(NewId(), text ?? ReviewPrompts.NoAnswer, output?.Json));
        var message = new TurnItem.AgentMessage($"msg_{NewId()}", text ?? (output is null ? ReviewPrompts.Interrupted : ReviewPrompts.NoAnswer));
        context.Remember(ResponseItems.AssistantMessage(message.Id, message.Text));
        context.TellItem(message);
        return message;
    }

    private static string NewId() => Guid.CreateVersion7().ToString();

    private ReadOnlyMemory<byte> TargetJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            switch (target)
            {
                case ReviewTarget.BaseBranch branch:
                    json.WriteString("type"u8, "baseBranch"u8);
                    json.WriteString("branch"u8, branch.Branch);
                    break;
                case ReviewTarget.Commit commit:
                    json.WriteString("type"u8, "commit"u8);
                    json.WriteString("sha"u8, commit.Sha);
                    json.WriteString("title"u8, commit.Title);
                    break;
                case ReviewTarget.Custom custom:
                    json.WriteString("type"u8, "custom"u8);
                    json.WriteString("instructions"u8, custom.Instructions);
                    break;
                default:
                    json.WriteString("type"u8, "uncommittedChanges"u8);
                    break;
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
