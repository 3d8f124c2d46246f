namespace Daemon.Protocol.V2.Skills;

/// <summary>The parameters of <c>skills/list</c>.</summary>
public sealed record SkillsListParams
{
    public IReadOnlyList<string> Cwds { get; init; } = [];

    public bool ForceReload { get; init; }
}
