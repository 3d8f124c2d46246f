namespace Daemon.Protocol.V2.Skills;

/// <summary>What a skill needs.</summary>
public sealed record SkillDependencies
{
    public required IReadOnlyList<SkillToolDependency> Tools { get; init; }
}
