namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/reorder</c>.</summary>
public sealed record ThreadQueueReorderParams
{
    /// <summary>Every id of the queue once, next one first.</summary>
    public required IReadOnlyList<string> QueuedSubmissionIds { get; init; }

    public required string ThreadId { get; init; }
}
