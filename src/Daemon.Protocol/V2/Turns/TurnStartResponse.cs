namespace Daemon.Protocol.V2.Turns;

/// <summary>The answer to <c>turn/start</c>.</summary>
public sealed record TurnStartResponse
{
    public required Turn Turn { get; init; }
}
