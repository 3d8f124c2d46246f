namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/queue/list</c>, next one first.</summary>
public sealed record ThreadQueueListResponse
{
    public required IReadOnlyList<QueuedSubmission> Data { get; init; }

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }
}
