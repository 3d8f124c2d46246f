namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>thread/compacted</c>.</summary>
public sealed record ContextCompactedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }
}
