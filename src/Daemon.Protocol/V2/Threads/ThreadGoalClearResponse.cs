namespace Daemon.Protocol.V2.Threads;

/// <summary>The answer to <c>thread/goal/clear</c>.</summary>
public sealed record ThreadGoalClearResponse
{
    public required bool Cleared { get; init; }
}
