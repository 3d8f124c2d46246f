namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/reasoning/textDelta</c>.</summary>
public sealed record ReasoningTextDeltaNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required string Delta { get; init; }

    public required long ContentIndex { get; init; }
}
