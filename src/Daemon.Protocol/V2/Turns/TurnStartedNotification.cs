namespace Daemon.Protocol.V2.Turns;

/// <summary>The payload of <c>turn/started</c>.</summary>
public sealed record TurnStartedNotification
{
    public required string ThreadId { get; init; }

    public required Turn Turn { get; init; }
}
