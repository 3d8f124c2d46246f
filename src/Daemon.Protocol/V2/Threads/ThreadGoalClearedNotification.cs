namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/goal/cleared</c>.</summary>
public sealed record ThreadGoalClearedNotification
{
    public required string ThreadId { get; init; }
}
