namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/read</c>.</summary>
public sealed record ThreadReadParams
{
    public required string ThreadId { get; init; }

    public bool IncludeTurns { get; init; }
}
