namespace Daemon.Protocol.V2.Threads;

/// <summary>The result of <c>thread/prepareApprovedPlan</c>.</summary>
public sealed record ThreadPrepareApprovedPlanResponse
{
    /// <summary>What to begin the next turn with.</summary>
    public required string Prompt { get; init; }
}
