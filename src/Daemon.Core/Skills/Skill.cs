namespace Daemon.Core.Skills;

/// <summary>Where a skill comes from.</summary>
public enum SkillScope
{
    Repository,
    User,
    System,
}

/// <summary>A folder with a <c>SKILL.md</c>: instructions that a turn takes in when they are asked for.</summary>
/// <param name="Path">Absolute path of the <c>SKILL.md</c>.</param>
/// <param name="ShortDescription"><c>metadata.short-description</c>; null when there is none.</param>
public sealed record Skill(string Name, string Description, string? ShortDescription, string Path, SkillScope Scope)
{
    /// <summary>Whether the user lets it count.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The plugin that brings it; null for all others.</summary>
    public string? PluginId { get; init; }
}

/// <summary>A <c>SKILL.md</c> that is no skill, and why.</summary>
public sealed record SkillProblem(string Path, string Message);
