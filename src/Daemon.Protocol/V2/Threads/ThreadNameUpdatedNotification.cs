namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/name/updated</c>.</summary>
public sealed record ThreadNameUpdatedNotification
{
    public required string ThreadId { get; init; }

    public string? ThreadName { get; init; }
}
