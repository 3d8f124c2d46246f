using System.Text.Json;
using Daemon.Core.History;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>
/// Turns the events of one response into items: started when the model begins one, deltas while it is open, completed with the whole
/// content. A delta for an item that was never begun is dropped.
/// </summary>
internal sealed class StreamedItems(TurnContext context)
{
    private readonly Dictionary<string, long> _open = new(StringComparer.Ordinal);

    private string TurnId => context.Turn.Id;

    /// <summary>Tells a delta or the beginning of an item.</summary>
    public void Stream(ModelEvent modelEvent)
    {
        switch (modelEvent)
        {
            case ModelEvent.ItemAdded added:
                Begin(added.Item);
                break;
            case ModelEvent.TextDelta text when _open.ContainsKey(text.ItemId):
                context.Tell(new EventMsg.AgentMessageDelta(TurnId, text.ItemId, text.Delta));
                break;
            case ModelEvent.ReasoningSummaryPartAdded part when _open.ContainsKey(part.ItemId):
                context.Tell(new EventMsg.ReasoningSummaryPartAdded(TurnId, part.ItemId, part.SummaryIndex));
                break;
            case ModelEvent.ReasoningSummaryDelta summary when _open.ContainsKey(summary.ItemId):
                context.Tell(new EventMsg.ReasoningSummaryDelta(TurnId, summary.ItemId, summary.SummaryIndex, summary.Delta));
                break;
            case ModelEvent.ReasoningTextDelta reasoning when _open.ContainsKey(reasoning.ItemId):
                context.Tell(new EventMsg.ReasoningTextDelta(TurnId, reasoning.ItemId, reasoning.ContentIndex, reasoning.Delta));
                break;
        }
    }

    /// <summary>Tells that an item is complete; returns it when it is a message of the model.</summary>
    public TurnItem.AgentMessage? Complete(ResponseItem item)
    {
        if (ToTurnItem(item) is not { } turnItem)
        {
            return null;
        }

        if (!_open.Remove(turnItem.Id, out var startedAt))
        {
            startedAt = context.NowMs;
            context.Tell(new EventMsg.ItemStarted(TurnId, turnItem, startedAt));
        }

        context.Tell(new EventMsg.ItemCompleted(TurnId, turnItem, startedAt, context.NowMs));
        return turnItem as TurnItem.AgentMessage;
    }

    private void Begin(ResponseItem item)
    {
        TurnItem? begun = ToTurnItem(item) switch
        {
            TurnItem.AgentMessage message => message with { Text = "" },
            { } other => other,
            null => null,
        };
        if (begun is null || _open.ContainsKey(begun.Id))
        {
            return;
        }

        var now = context.NowMs;
        _open.Add(begun.Id, now);
        context.Tell(new EventMsg.ItemStarted(TurnId, begun, now));
    }

    private TurnItem? ToTurnItem(ResponseItem item)
    {
        var id = item.Id ?? $"msg_{Guid.CreateVersion7()}";
        return item.Kind switch
        {
            ResponseItemKind.Message when item.Role == "assistant" => new TurnItem.AgentMessage(id, ResponseItems.TextOf(item), Member(item, "phase")),
            ResponseItemKind.Reasoning => ModelItemReader.Reasoning(item, id, context.Config.ShowRawAgentReasoning),
            ResponseItemKind.WebSearchCall => ModelItemReader.WebSearch(item, id),
            _ => null,
        };
    }

    private static string? Member(ResponseItem item, string name)
    {
        using var document = JsonDocument.Parse(item.Json);
        return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
