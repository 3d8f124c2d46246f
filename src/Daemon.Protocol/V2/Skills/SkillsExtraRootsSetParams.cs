using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Skills;

/// <summary>The parameters of <c>skills/extraRoots/set</c>.</summary>
public sealed record SkillsExtraRootsSetParams
{
    /// <summary>Folders of skills beside the usual ones; they replace those set before.</summary>
    public required IReadOnlyList<AbsolutePath> ExtraRoots { get; init; }
}
