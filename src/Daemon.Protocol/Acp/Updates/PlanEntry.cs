namespace Daemon.Protocol.Acp.Updates;

/// <summary>A step of a plan.</summary>
public sealed record PlanEntry
{
    public required string Content { get; init; }

    public required string Priority { get; init; }

    public required string Status { get; init; }
}
