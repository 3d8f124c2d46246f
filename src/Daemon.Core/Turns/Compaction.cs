using System.Text;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Rollout.Lines;
using Daemon.ModelClient;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>Who asked for a compaction.</summary>
internal enum CompactionKind
{
    /// <summary>The history nears the window's limit.</summary>
    Automatic,

    /// <summary>A client.</summary>
    Manual,
}

/// <summary>
/// Replaces the model's history by the user's own recent messages and what the model makes of the rest: a summary in words, or, where the
/// provider offers it, an item that only the provider can read. Nothing is lost on disk: the record keeps every line and says where the
/// shorter history begins.
/// </summary>
internal sealed class Compaction(TurnContext context)
{
    private static readonly RetryBackoff Backoff = new();

    private const string RequestKind = "compaction";

    /// <summary>The user's messages are kept up to about this many tokens, the newest first.</summary>
    private const int KeptUserTokens = 20_000;

    /// <summary>An estimate.</summary>
    private const int BytesPerToken = 4;

    /// <summary>Percent of the full window at which a history is compacted.</summary>
    private const int TriggerPercent = 90;

    /// <summary>The provider whose endpoint condenses histories itself, by the name that its configuration gives it.</summary>
    private const string CondensingProvider = "OpenAI";

    /// <summary>Asks that endpoint to do so, as the last item of a request.</summary>
    private static readonly ResponseItem Trigger = ResponseItem.Parse("""{"type":"compaction_trigger"}"""u8.ToArray());

    private bool IsRemote =>
        context.Config.ModelProviders.TryGetValue(context.Settings.ModelProvider, out var provider) && provider.Name == CondensingProvider;

    /// <summary>
    /// Whether the turn's model cannot go on with the history that another model has written. That one is to compact it; null when there
    /// is no need.
    /// </summary>
    public static TurnContext? ForFormerModel(TurnContext context)
    {
        if (context.Context.AnsweredBy is not { } former || former == context.Settings.Model)
        {
            return null;
        }

        var model = context.Ports.ModelInfo(former);
        return model.CompactionHash == context.Model.CompactionHash
            ? null
            : context with { Settings = context.Settings with { Model = former, ReasoningEffort = null }, Model = model };
    }

    /// <summary>Whether the last response, and what was added since, leave too little room for the next one.</summary>
    public static bool IsDue(TurnContext context)
    {
        var window = context.Config.ModelContextWindow ?? context.Model.ContextWindow;
        var limit = Math.Min(window * TriggerPercent / 100, context.Config.AutoCompactTokenLimit ?? long.MaxValue);
        return context.Usage.Last.Total + (context.Conversation.BytesSinceMark / BytesPerToken) >= limit;
    }

    /// <summary>False when a hook does not let the turn go on; before the summary is made, or after it.</summary>
    public async Task<bool> RunAsync(CompactionKind kind, CancellationToken cancelled)
    {
        var trigger = kind == CompactionKind.Manual ? "manual" : "auto";
        if ((await context.Hooks.CompactAsync(HookEvent.PreCompact, trigger)).Stop is not null)
        {
            return false;
        }

        var item = new TurnItem.ContextCompaction(Guid.CreateVersion7().ToString());
        var startedAt = context.NowMs;
        context.Tell(new EventMsg.ItemStarted(context.Turn.Id, item, startedAt));
        TellUsage();
        var condensed = await CondenseAsync(cancelled);
        TellUsage();

        var replacement = Replacement(kind, condensed);
        var window = context.Context.NextWindow();
        context.Journal.Record(new RolloutLine.Compacted(
            ResponseItems.TextOf(condensed), replacement, window.Number, window.FirstId, window.PreviousId, window.Id, ResponseId: null));
        context.Conversation.Replace(replacement);
        context.Usage.SetContextSize(EstimateTokens(replacement));
        TellUsage();
        context.Tell(new EventMsg.ItemCompleted(context.Turn.Id, item, startedAt, context.NowMs));
        context.Opening.AfterCompaction();
        return (await context.Hooks.CompactAsync(HookEvent.PostCompact, trigger)).Stop is null;
    }

    /// <summary>What stands for the history from now on.</summary>
    private async Task<ResponseItem> CondenseAsync(CancellationToken cancelled)
    {
        var request = IsRemote
            ? RequestBuilder.Build(context, RequestKind, Trigger, withTools: true)
            : RequestBuilder.Build(
                context, RequestKind, ResponseItems.TextMessage("user", context.Config.CompactPrompt ?? BaseInstructions.CompactPrompt), withTools: false);
        var retries = context.Ports.StreamMaxRetries(context.Settings.ModelProvider);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadAsync(request, cancelled);
            }
            catch (ModelException failure) when (failure.Retryable && attempt <= retries)
            {
                await Backoff.WaitAsync(attempt, failure.RetryAfter, context.Ports.Clock, cancelled);
            }
        }
    }

    private async Task<ResponseItem> ReadAsync(ModelRequest request, CancellationToken cancelled)
    {
        var text = "";
        ResponseItem? item = null;
        await foreach (var modelEvent in context.Ports.Models(context.Settings.ModelProvider).StreamAsync(request, cancelled))
        {
            if (modelEvent is ModelEvent.ItemDone { Item: { Kind: ResponseItemKind.Message, Role: "assistant" } message })
            {
                context.Journal.Record(message);
                text = ResponseItems.TextOf(message);
            }
            else if (modelEvent is ModelEvent.ItemDone { Item: { Kind: ResponseItemKind.Compaction } made })
            {
                item = made;
            }
            else if (modelEvent is ModelEvent.Completed completed)
            {
                if (completed.Usage is { } usage)
                {
                    context.Usage.Add(usage);
                }

                var meter = context.Usage;
                context.Journal.Record(
                    new RolloutLine.TokenUsageRecord(context.Turn.Id, completed.ResponseId, meter.Last, meter.Turn, meter.Total));
            }
        }

        if (IsRemote)
        {
            return item ?? throw new ModelException(
                new TurnError("the provider did not condense the history, which was left as it is", TurnErrorKind.Other), retryable: false);
        }

        return text.Length > 0
            ? ResponseItems.TextMessage("user", $"{BaseInstructions.SummaryPrefix}\n{text}")
            : throw new ModelException(new TurnError("the model returned no summary; the history was left as it is", TurnErrorKind.Other), retryable: true);
    }

    /// <summary>
    /// The messages about the surroundings, the user's own messages and what stands for the rest. By hand, the surroundings stand right before the
    /// user's last message.
    /// </summary>
    private List<ResponseItem> Replacement(CompactionKind kind, ResponseItem condensed)
    {
        context.Context.Forget();
        var surroundings = context.Context.Update(ContextTextBuilder.Build(context, context.Context.DeveloperInstructions));
        var kept = new List<ResponseItem>();
        var room = (long)KeptUserTokens * BytesPerToken;
        for (var i = context.Conversation.Count - 1; i >= 0 && room > 0; i--)
        {
            var item = context.Conversation.Items[i];
            if (IsUserText(item))
            {
                room -= item.Json.Length;
                kept.Add(item);
            }
        }

        kept.Reverse();
        kept.InsertRange(kind == CompactionKind.Manual && kept.Count > 0 ? kept.Count - 1 : 0, surroundings);
        kept.Add(condensed);
        return kept;
    }

    /// <summary>A message that a person wrote: not one of the daemon's own, which begin with a tag or a heading.</summary>
    private static bool IsUserText(ResponseItem item)
    {
        if (item.Kind != ResponseItemKind.Message || item.Role != "user")
        {
            return false;
        }

        var text = ResponseItems.TextOf(item);
        return !text.StartsWith('<') && !text.StartsWith("# AGENTS.md instructions", StringComparison.Ordinal)
            && !text.StartsWith(BaseInstructions.SummaryPrefix, StringComparison.Ordinal);
    }

    private static long EstimateTokens(List<ResponseItem> items)
    {
        long bytes = Encoding.UTF8.GetByteCount(BaseInstructions.Text);
        foreach (var item in items)
        {
            bytes += item.Json.Length;
        }

        return bytes / BytesPerToken;
    }

    private void TellUsage()
    {
        var (usage, window) = (context.Usage, context.Model.EffectiveWindow);
        context.Journal.Record(new RolloutLine.TokenCount(usage.Total, usage.Last, window, usage.Limits));
        context.Tell(new EventMsg.TokenUsageUpdated(context.Turn.Id, usage.Total, usage.Last, window));
    }
}
