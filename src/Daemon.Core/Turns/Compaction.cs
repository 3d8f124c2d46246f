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
/// Replaces the model's history by a summary that the model itself writes, followed by the user's own recent messages. Nothing is
/// lost on disk: the record keeps every line and says where the shorter history begins.
/// </summary>
internal sealed class Compaction(TurnContext context)
{
    private static readonly RetryBackoff Backoff = new();

    /// <summary>The user's messages are kept up to about this many tokens, the newest first.</summary>
    private const int KeptUserTokens = 20_000;

    /// <summary>Percent of the full window at which a history is compacted.</summary>
    private const int TriggerPercent = 90;

    /// <summary>Whether the last response left too little room for the next one.</summary>
    public static bool IsDue(TurnContext context)
    {
        var window = context.Config.ModelContextWindow ?? context.Model.ContextWindow;
        var limit = Math.Min(window * TriggerPercent / 100, context.Config.AutoCompactTokenLimit ?? long.MaxValue);
        return context.Usage.Last.Total >= limit;
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
        var summary = await SummariseAsync(cancelled);
        TellUsage();

        var replacement = Replacement(kind, summary);
        var window = context.Context.NextWindow();
        context.Journal.Record(new RolloutLine.Compacted(
            $"{BaseInstructions.SummaryPrefix}\n{summary}", replacement, window.Number, window.FirstId, window.PreviousId, window.Id, ResponseId: null));
        context.Conversation.Replace(replacement);
        context.Usage.SetContextSize(EstimateTokens(replacement));
        TellUsage();
        context.Tell(new EventMsg.ItemCompleted(context.Turn.Id, item, startedAt, context.NowMs));
        context.Opening.AfterCompaction();
        return (await context.Hooks.CompactAsync(HookEvent.PostCompact, trigger)).Stop is null;
    }

    private async Task<string> SummariseAsync(CancellationToken cancelled)
    {
        var prompt = ResponseItems.TextMessage("user", context.Config.CompactPrompt ?? BaseInstructions.CompactPrompt);
        var request = RequestBuilder.Build(context, "compaction", prompt);
        var retries = context.Ports.StreamMaxRetries(context.Settings.ModelProvider);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadSummaryAsync(request, cancelled);
            }
            catch (ModelException failure) when (failure.Retryable && attempt <= retries)
            {
                await Backoff.WaitAsync(attempt, failure.RetryAfter, context.Ports.Clock, cancelled);
            }
        }
    }

    private async Task<string> ReadSummaryAsync(ModelRequest request, CancellationToken cancelled)
    {
        var text = "";
        await foreach (var modelEvent in context.Ports.Models(context.Settings.ModelProvider).StreamAsync(request, cancelled))
        {
            if (modelEvent is ModelEvent.ItemDone { Item: { Kind: ResponseItemKind.Message, Role: "assistant" } message })
            {
                context.Journal.Record(message);
                text = ResponseItems.TextOf(message);
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

        return text.Length > 0
            ? text
            : throw new ModelException(new TurnError("the model returned no summary; the history was left as it is", TurnErrorKind.Other), retryable: true);
    }

    /// <summary>
    /// The messages about the surroundings, the user's own messages and the summary. By hand, the surroundings stand right before the
    /// user's last message.
    /// </summary>
    private List<ResponseItem> Replacement(CompactionKind kind, string summary)
    {
        context.Context.Forget();
        var surroundings = context.Context.Update(ContextTextBuilder.Build(context, context.Context.DeveloperInstructions));
        var kept = new List<ResponseItem>();
        var room = (long)KeptUserTokens * 4;
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
        kept.Add(ResponseItems.TextMessage("user", $"{BaseInstructions.SummaryPrefix}\n{summary}"));
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

        return bytes / 4;
    }

    private void TellUsage()
    {
        var (usage, window) = (context.Usage, context.Model.EffectiveWindow);
        context.Journal.Record(new RolloutLine.TokenCount(usage.Total, usage.Last, window, usage.Limits));
        context.Tell(new EventMsg.TokenUsageUpdated(context.Turn.Id, usage.Total, usage.Last, window));
    }
}
