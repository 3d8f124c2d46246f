namespace Daemon.Protocol.V2.Skills;

/// <summary>Where a skill is installed.</summary>
public enum SkillScope
{
    User,
    Repo,
    System,
    Admin,
}
