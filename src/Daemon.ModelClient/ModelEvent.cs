using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.ModelClient;

/// <summary>What a response stream says, in the order in which it says it. Unknown events are left out.</summary>
public abstract record ModelEvent
{
    private ModelEvent()
    {
    }

    public sealed record Created : ModelEvent;

    /// <summary>An output item began; its content may still be empty.</summary>
    public sealed record ItemAdded(ResponseItem Item) : ModelEvent;

    /// <summary>An output item is complete: calls are run from here on, while the stream goes on.</summary>
    public sealed record ItemDone(ResponseItem Item) : ModelEvent;

    public sealed record TextDelta(string ItemId, string Delta) : ModelEvent;

    public sealed record ReasoningSummaryPartAdded(string ItemId, int SummaryIndex) : ModelEvent;

    public sealed record ReasoningSummaryDelta(string ItemId, int SummaryIndex, string Delta) : ModelEvent;

    public sealed record ReasoningTextDelta(string ItemId, int ContentIndex, string Delta) : ModelEvent;

    /// <summary>From the response headers; comes first when the provider states limits.</summary>
    public sealed record Limits(RateLimits Value) : ModelEvent;

    /// <summary>The end of a good response.</summary>
    /// <param name="Usage">Null when the provider states none.</param>
    /// <param name="EndTurn">False asks for another request though no tool was called; null when not said.</param>
    public sealed record Completed(string ResponseId, TokenUsage? Usage, bool? EndTurn) : ModelEvent;
}
