namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/goal/updated</c>.</summary>
public sealed record ThreadGoalUpdatedNotification
{
    public required string ThreadId { get; init; }

    public string? TurnId { get; init; }

    public required ThreadGoal Goal { get; init; }
}
