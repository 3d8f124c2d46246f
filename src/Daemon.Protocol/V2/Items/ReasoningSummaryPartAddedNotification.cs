namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/reasoning/summaryPartAdded</c>.</summary>
public sealed record ReasoningSummaryPartAddedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required long SummaryIndex { get; init; }
}
