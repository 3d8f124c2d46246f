namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/unarchive</c>.</summary>
public sealed record ThreadUnarchiveParams
{
    public required string ThreadId { get; init; }
}
