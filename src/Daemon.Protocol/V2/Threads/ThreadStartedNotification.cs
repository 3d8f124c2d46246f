namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/started</c>.</summary>
public sealed record ThreadStartedNotification
{
    public required Thread Thread { get; init; }
}
