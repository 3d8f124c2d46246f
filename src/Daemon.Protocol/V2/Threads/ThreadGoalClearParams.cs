namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/goal/clear</c>.</summary>
public sealed record ThreadGoalClearParams
{
    public required string ThreadId { get; init; }

    public ThreadGoalMutationOrigin? Origin { get; init; }
}
