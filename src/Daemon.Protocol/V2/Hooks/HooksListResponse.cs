using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Skills;

namespace Daemon.Protocol.V2.Hooks;

/// <summary>The answer to <c>hooks/list</c>.</summary>
public sealed record HooksListResponse
{
    public required IReadOnlyList<HooksListEntry> Data { get; init; }
}

/// <summary>The hooks of one folder.</summary>
public sealed record HooksListEntry
{
    public required string Cwd { get; init; }

    public required IReadOnlyList<RawJson> Hooks { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<SkillErrorInfo> Errors { get; init; }
}
