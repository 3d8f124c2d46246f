namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/queue/add</c> and <c>thread/queue/update</c>.</summary>
public sealed record ThreadQueueSubmissionResponse
{
    public required QueuedSubmission QueuedSubmission { get; init; }
}
