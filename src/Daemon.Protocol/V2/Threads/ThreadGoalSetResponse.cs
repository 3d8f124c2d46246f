namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/goal/set</c>.</summary>
public sealed record ThreadGoalSetResponse
{
    public required ThreadGoal Goal { get; init; }
}
