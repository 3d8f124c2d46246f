namespace Daemon.Protocol.V2.Models;

/// <summary>An effort that a model supports.</summary>
public sealed record ReasoningEffortOption
{
    public required string Description { get; init; }

    public required string ReasoningEffort { get; init; }
}
