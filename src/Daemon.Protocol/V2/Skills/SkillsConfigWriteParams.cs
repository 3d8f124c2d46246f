using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Skills;

/// <summary>The parameters of <c>skills/config/write</c>: exactly one of path and name.</summary>
public sealed record SkillsConfigWriteParams
{
    public required bool Enabled { get; init; }

    public string? Name { get; init; }

    public AbsolutePath? Path { get; init; }
}
