namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/archive</c>.</summary>
public sealed record ThreadArchiveParams
{
    public required string ThreadId { get; init; }
}
