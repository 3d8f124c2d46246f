namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/queue/changed</c>.</summary>
public sealed record ThreadQueueChangedNotification
{
    public required string ThreadId { get; init; }
}
