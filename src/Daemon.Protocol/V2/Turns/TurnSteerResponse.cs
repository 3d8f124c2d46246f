namespace Daemon.Protocol.V2.Turns;

/// <summary>The answer to <c>turn/steer</c>.</summary>
public sealed record TurnSteerResponse
{
    public required string TurnId { get; init; }
}
