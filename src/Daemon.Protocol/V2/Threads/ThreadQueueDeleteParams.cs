namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/delete</c>.</summary>
public sealed record ThreadQueueDeleteParams
{
    public required string QueuedSubmissionId { get; init; }

    public required string ThreadId { get; init; }
}
