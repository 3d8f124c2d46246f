using Daemon.Core.Context;
using Daemon.Core.Hooks;
using Daemon.Core.Rollout.Lines;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>
/// An ordinary turn: the user's input, then requests to the model until one response calls no tool and nobody has added input.
/// </summary>
/// <param name="prompt">Stands in place of the user's input in a turn that nobody asked for.</param>
internal sealed class TurnLoop(TurnContext context, IReadOnlyList<UserInput> input, ResponseItem? prompt = null)
{
    /// <summary>How often in a row hooks may keep a turn from ending: one that always objects must not run it forever.</summary>
    private const int MaxContinuations = 100;

    private readonly ToolDispatcher _tools = new(context);
    private int _continuations;
    private bool _calledTools;
    private TurnItem.AgentMessage? _lastMessage;
    private long? _timeToFirstTokenMs;

    /// <summary>Whether the beginning of the turn was told already.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Runs the turn to its end. Faults are results, not exceptions, but for a record that cannot be written.</summary>
    public async Task<TurnResult> RunAsync()
    {
        var cancelled = context.Turn.Cancelled;
        try
        {
            if (!IsOpen)
            {
                await context.Servers.SettleAsync(cancelled);
                TurnOpening.Begin(context);
            }

            if (context.Subagent is null)
            {
                context.McpTools = await context.Servers.CollectAsync(context.Settings.DisabledPluginIds, cancelled);
            }

            context.Goal?.Begin();
            if (!await MakeRoomAsync(cancelled))
            {
                return new TurnResult(TurnOutcome.Interrupted);
            }

            TurnOpening.AddContextMessages(context);
            if (prompt is not null)
            {
                context.Remember(prompt);
            }

            if (await OpenSessionAsync() && await AddUserMessageAsync(input, context.Turn.Options.ClientUserMessageId)
                && !await SampleUntilDoneAsync(cancelled))
            {
                return new TurnResult(TurnOutcome.Interrupted);
            }

            context.Goal?.Checkpoint(ends: true);
            return new TurnResult(TurnOutcome.Completed, null, _lastMessage, _timeToFirstTokenMs, _calledTools);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            await context.Hooks.InterruptAsync();
            context.Remember(TurnNotes.Aborted());
            context.Goal?.Checkpoint(ends: true);
            return new TurnResult(TurnOutcome.Interrupted);
        }
        catch (ModelException failure)
        {
            await context.Hooks.PostModelRequestAsync(failure.Error.Message);
            if (failure.Error.Kind == TurnErrorKind.ContextWindowExceeded)
            {
                TellFullWindow();
            }

            context.Goal?.Checkpoint(ends: true);
            context.Goal?.Fail(failure.Error);
            return new TurnResult(TurnOutcome.Failed, failure.Error, _lastMessage);
        }
    }

    /// <summary>False when a hook has cut the turn short.</summary>
    private async Task<bool> SampleUntilDoneAsync(CancellationToken cancelled)
    {
        while (true)
        {
            if (!await TakeSteeredInputAsync())
            {
                return true;
            }

            if (context.Turn.TakeChanges() && !await MakeRoomAsync(cancelled))
            {
                return false;
            }

            var stream = new ResponseStream(context, _tools);
            ResponseSummary response;
            IReadOnlyList<ResponseItem> outputs;
            try
            {
                await context.Hooks.PreModelRequestAsync();
                response = await stream.RunAsync(cancelled);
                await context.Hooks.PostModelRequestAsync(error: null);
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
            if (outputs.Count > 0)
            {
                _calledTools = true;
                context.Goal?.Checkpoint(ends: false);
            }

            if (!response.Steered && outputs.Count == 0 && response.EndTurn != false && !context.Turn.HasInput && await MayStopAsync())
            {
                return true;
            }

            if (Compaction.IsDue(context)
                && (!await new Compaction(context).RunAsync(CompactionKind.Automatic, cancelled) || !await OpenSessionAsync()))
            {
                return false;
            }
        }
    }

    /// <summary>Compacts before the first request where that is due. False when a hook does not let the turn go on.</summary>
    private async Task<bool> MakeRoomAsync(CancellationToken cancelled)
    {
        var due = Compaction.ForFormerModel(context) ?? (Compaction.IsDue(context) ? context : null);
        return due is null || await new Compaction(due).RunAsync(CompactionKind.Automatic, cancelled);
    }

    /// <summary>Tells hooks that the session begins, if they do not know it yet. False when one of them ends the turn.</summary>
    private async Task<bool> OpenSessionAsync()
    {
        if (context.Opening.Take() is not { } source)
        {
            return true;
        }

        var verdict = await context.Hooks.SessionStartAsync(source);
        Remember(verdict);
        return verdict.Stop is null;
    }

    /// <summary>False when hooks have given the model more to do.</summary>
    private async Task<bool> MayStopAsync()
    {
        var verdict = await context.Hooks.StopAsync(_continuations > 0, _lastMessage?.Text);
        if (context.Turn.HasInput)
        {
            return false;
        }

        if (verdict.Stop is not null || verdict.Blocks.Count == 0)
        {
            return true;
        }

        if (++_continuations > MaxContinuations)
        {
            context.Tell(new EventMsg.Warning($"Stop hooks have continued this turn {MaxContinuations} times; it ends here."));
            return true;
        }

        var message = HookPrompts.Message(verdict.Blocks);
        context.Remember(message);
        context.TellItem(new TurnItem.HookPrompt(message.Id ?? "", [.. verdict.Blocks.Select(block => new HookPromptPart(block.Text, block.RunId))]));
        return false;
    }

    /// <summary>Adds what came while the model was at work. False when hooks refused all of it: there is nothing to go on with.</summary>
    private async Task<bool> TakeSteeredInputAsync()
    {
        var refused = false;
        var accepted = false;
        while (context.Turn.TryTakeNote(out var note))
        {
            context.Remember(note);
        }

        while (context.Turn.TryTakeInput(out var steered))
        {
            var taken = await AddUserMessageAsync(steered.Items, steered.ClientUserMessageId);
            accepted |= taken;
            refused |= !taken;
        }

        return accepted || !refused;
    }

    /// <summary>False when hooks refuse the message.</summary>
    private async Task<bool> AddUserMessageAsync(IReadOnlyList<UserInput> items, string? clientId)
    {
        if (items.Count == 0)
        {
            return true;
        }

        var prompt = string.Join('\n', items.OfType<UserInput.PlainText>().Select(text => text.Text));
        var verdict = await context.Hooks.UserPromptSubmitAsync(prompt);
        if (verdict.Stop is not null || verdict.Block is not null)
        {
            Remember(verdict);
            return false;
        }

        foreach (var message in UserMessages.ToResponseItems(items, context.Skills, context.Plugins))
        {
            context.Remember(message);
        }

        context.TellItem(new TurnItem.UserMessage(Guid.CreateVersion7().ToString(), items, clientId));
        Remember(verdict);
        return true;
    }

    private void Remember(HookVerdict verdict)
    {
        foreach (var message in TurnHooks.Messages(verdict))
        {
            context.Remember(message);
        }
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
