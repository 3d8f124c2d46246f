namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/deleted</c>.</summary>
public sealed record ThreadDeletedNotification
{
    public required string ThreadId { get; init; }
}
