namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/start</c>.</summary>
public sealed record ThreadQueueStartParams
{
    /// <summary>Null for the next one.</summary>
    public string? QueuedSubmissionId { get; init; }

    public required string ThreadId { get; init; }
}
