namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/compact/start</c>.</summary>
public sealed record ThreadCompactStartParams
{
    public required string ThreadId { get; init; }
}
