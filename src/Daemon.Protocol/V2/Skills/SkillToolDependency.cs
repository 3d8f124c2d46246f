namespace Daemon.Protocol.V2.Skills;

/// <summary>A tool that a skill needs.</summary>
public sealed record SkillToolDependency
{
    public string? Command { get; init; }

    public string? Description { get; init; }

    public string? Transport { get; init; }

    public required string Type { get; init; }

    public string? Url { get; init; }

    public required string Value { get; init; }
}
