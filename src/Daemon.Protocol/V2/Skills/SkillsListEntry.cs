namespace Daemon.Protocol.V2.Skills;

/// <summary>The skills of one directory, and those that failed to load.</summary>
public sealed record SkillsListEntry
{
    public required string Cwd { get; init; }

    public required IReadOnlyList<SkillMetadata> Skills { get; init; }

    public required IReadOnlyList<SkillErrorInfo> Errors { get; init; }
}
