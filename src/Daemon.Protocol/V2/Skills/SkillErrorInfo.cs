namespace Daemon.Protocol.V2.Skills;

/// <summary>A skill that failed to load.</summary>
public sealed record SkillErrorInfo
{
    public required string Path { get; init; }

    public required string Message { get; init; }
}
