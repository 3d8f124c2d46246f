namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/queue/delete</c>.</summary>
public sealed record ThreadQueueDeleteResponse
{
    /// <summary>False when there was no such submission.</summary>
    public required bool Deleted { get; init; }
}
