namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>turn/completed</c>.</summary>
public sealed record TurnCompletedNotification
{
    public required string ThreadId { get; init; }

    public required Turn Turn { get; init; }
}
