namespace Daemon.Protocol.V2.Skills;

/// <summary>The answer to <c>skills/config/write</c>.</summary>
public sealed record SkillsConfigWriteResponse
{
    /// <summary>Whether the skill is on after the change.</summary>
    public required bool EffectiveEnabled { get; init; }
}
