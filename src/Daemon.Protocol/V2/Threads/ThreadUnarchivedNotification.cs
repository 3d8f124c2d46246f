namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/unarchived</c>.</summary>
public sealed record ThreadUnarchivedNotification
{
    public required string ThreadId { get; init; }
}
