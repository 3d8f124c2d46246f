namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/readState/changed</c>.</summary>
public sealed record ThreadReadStateChangedNotification
{
    public required string ThreadId { get; init; }

    public required ThreadReadState ReadState { get; init; }
}
