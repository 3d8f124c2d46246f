namespace Daemon.Protocol.V2.Skills;

/// <summary>The answer to <c>skills/list</c>.</summary>
public sealed record SkillsListResponse
{
    public required IReadOnlyList<SkillsListEntry> Data { get; init; }
}
