namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/unsubscribe</c>.</summary>
public sealed record ThreadUnsubscribeResponse
{
    public required ThreadUnsubscribeStatus Status { get; init; }
}
