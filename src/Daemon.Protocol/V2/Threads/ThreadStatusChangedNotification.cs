namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/status/changed</c>.</summary>
public sealed record ThreadStatusChangedNotification
{
    public required string ThreadId { get; init; }

    public required ThreadStatus Status { get; init; }
}
