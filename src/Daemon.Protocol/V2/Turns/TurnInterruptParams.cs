namespace Daemon.Protocol.V2.Turns;

/// <summary>The parameters of <c>turn/interrupt</c>.</summary>
public sealed record TurnInterruptParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }
}
