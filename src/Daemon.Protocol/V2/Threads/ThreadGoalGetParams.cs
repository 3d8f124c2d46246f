namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/goal/get</c>.</summary>
public sealed record ThreadGoalGetParams
{
    public required string ThreadId { get; init; }
}
