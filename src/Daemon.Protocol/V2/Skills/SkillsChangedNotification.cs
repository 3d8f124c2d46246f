namespace Daemon.Protocol.V2.Skills;

/// <summary>The payload of <c>skills/changed</c>.</summary>
public sealed record SkillsChangedNotification;
