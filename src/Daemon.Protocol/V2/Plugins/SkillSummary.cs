using Daemon.Protocol.V2.Skills;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A skill that a plugin brings.</summary>
public sealed record SkillSummary
{
    public required string Description { get; init; }

    public required bool Enabled { get; init; }

    public SkillInterface? Interface { get; init; }

    public required string Name { get; init; }

    public string? Path { get; init; }

    public string? ShortDescription { get; init; }
}
