namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/closed</c>.</summary>
public sealed record ThreadClosedNotification
{
    public required string ThreadId { get; init; }
}
