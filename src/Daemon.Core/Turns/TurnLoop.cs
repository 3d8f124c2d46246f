using Daemon.Core.Context;
using Daemon.Core.Rollout.Lines;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>
/// An ordinary turn: the user's input, then requests to the model until one response calls no tool and nobody has added input.
/// </summary>
internal sealed class TurnLoop(TurnContext context, IReadOnlyList<UserInput> input)
{
    private readonly ToolDispatcher _tools = new(context);
    private TurnItem.AgentMessage? _lastMessage;
    private long? _timeToFirstTokenMs;

    /// <summary>Runs the turn to its end. Faults are results, not exceptions, but for a record that cannot be written.</summary>
    public async Task<TurnResult> RunAsync()
    {
        var cancelled = context.Turn.Cancelled;
        try
        {
            await context.Servers.SettleAsync(cancelled);
            TurnOpening.Begin(context);
            context.McpTools = await context.Servers.CollectAsync(cancelled);
            if (Compaction.IsDue(context))
            {
                await new Compaction(context).RunAsync(CompactionKind.Automatic, cancelled);
            }

            TurnOpening.AddContextMessages(context);
            AddUserMessage(input, context.Turn.Options.ClientUserMessageId);
            await SampleUntilDoneAsync(cancelled);
            return new TurnResult(TurnOutcome.Completed, null, _lastMessage, _timeToFirstTokenMs);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            context.Remember(TurnNotes.Aborted());
            return new TurnResult(TurnOutcome.Interrupted);
        }
        catch (ModelException failure)
        {
            if (failure.Error.Kind == TurnErrorKind.ContextWindowExceeded)
            {
                TellFullWindow();
            }

            return new TurnResult(TurnOutcome.Failed, failure.Error, _lastMessage);
        }
    }

    private async Task SampleUntilDoneAsync(CancellationToken cancelled)
    {
        while (true)
        {
            TakeSteeredInput();
            var stream = new ResponseStream(context, _tools);
            ResponseSummary response;
            IReadOnlyList<ResponseItem> outputs;
            try
            {
                response = await stream.RunAsync(cancelled);
                _lastMessage = response.LastMessage ?? _lastMessage;
                _timeToFirstTokenMs ??= response.TimeToFirstTokenMs;
            }
            finally
            {
                // Also when the turn is cut: every call has its output in the history before anything else is added to it.
                outputs = await _tools.CollectAsync();
                foreach (var output in outputs)
                {
                    context.Remember(output);
                }

                if (stream.Completed)
                {
                    TellUsage();
                }
            }

            cancelled.ThrowIfCancellationRequested();
            if (!response.Steered && outputs.Count == 0 && response.EndTurn != false && !context.Turn.HasInput)
            {
                return;
            }

            if (Compaction.IsDue(context))
            {
                await new Compaction(context).RunAsync(CompactionKind.Automatic, cancelled);
            }
        }
    }

    private void TakeSteeredInput()
    {
        while (context.Turn.TryTakeNote(out var note))
        {
            context.Remember(note);
        }

        while (context.Turn.TryTakeInput(out var steered))
        {
            AddUserMessage(steered.Items, steered.ClientUserMessageId);
        }
    }

    private void AddUserMessage(IReadOnlyList<UserInput> items, string? clientId)
    {
        if (items.Count == 0)
        {
            return;
        }

        foreach (var message in UserMessages.ToResponseItems(items))
        {
            context.Remember(message);
        }

        context.TellItem(new TurnItem.UserMessage(Guid.CreateVersion7().ToString(), items, clientId));
    }

    private void TellUsage()
    {
        var usage = context.Usage;
        context.Journal.Record(new RolloutLine.TokenCount(usage.Total, usage.Last, context.Model.EffectiveWindow, usage.Limits));
        context.Tell(new EventMsg.TokenUsageUpdated(context.Turn.Id, usage.Total, usage.Last, context.Model.EffectiveWindow));
        context.Tell(new EventMsg.RateLimitsUpdated(usage.Limits));
        context.TellDiff();
    }

    private void TellFullWindow()
    {
        var window = context.Model.EffectiveWindow;
        context.Usage.FillWindow(window);
        context.Tell(new EventMsg.TokenUsageUpdated(context.Turn.Id, context.Usage.Total, context.Usage.Last, window));
    }
}
