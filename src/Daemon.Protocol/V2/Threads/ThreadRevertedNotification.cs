namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/reverted</c>.</summary>
public sealed record ThreadRevertedNotification
{
    public required string ThreadId { get; init; }
}
