namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/archived</c>.</summary>
public sealed record ThreadArchivedNotification
{
    public required string ThreadId { get; init; }
}
