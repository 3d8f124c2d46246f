namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/goal/get</c>.</summary>
public sealed record ThreadGoalGetResponse
{
    public ThreadGoal? Goal { get; init; }
}
