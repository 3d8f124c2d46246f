using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/goal/set</c>.</summary>
public sealed record ThreadGoalSetParams
{
    public required string ThreadId { get; init; }

    public string? Objective { get; init; }

    public ThreadGoalMutationOrigin? Origin { get; init; }

    public ThreadGoalStatus? Status { get; init; }

    public Optional<long?> TokenBudget { get; init; }
}
