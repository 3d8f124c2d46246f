namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/agentMessage/delta</c>.</summary>
public sealed record AgentMessageDeltaNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required string Delta { get; init; }
}
