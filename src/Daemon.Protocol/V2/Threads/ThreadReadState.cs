namespace Daemon.Protocol.V2.Threads;

/// <summary>How far the user has read; the revision changes with every update.</summary>
public sealed record ThreadReadState
{
    public ThreadUnreadPosition? FirstUnread { get; init; }

    public required string Revision { get; init; }
}
