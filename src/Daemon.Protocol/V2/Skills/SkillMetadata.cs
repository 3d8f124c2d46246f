namespace Daemon.Protocol.V2.Skills;

/// <summary>A skill.</summary>
public sealed record SkillMetadata
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public SkillDependencies? Dependencies { get; init; }

    public required string Description { get; init; }

    public required bool Enabled { get; init; }

    public SkillInterface? Interface { get; init; }

    public string? PluginId { get; init; }

    public required SkillScope Scope { get; init; }

    public string? ShortDescription { get; init; }
}
