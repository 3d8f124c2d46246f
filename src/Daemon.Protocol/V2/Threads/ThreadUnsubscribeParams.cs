namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/unsubscribe</c>.</summary>
public sealed record ThreadUnsubscribeParams
{
    public required string ThreadId { get; init; }
}
