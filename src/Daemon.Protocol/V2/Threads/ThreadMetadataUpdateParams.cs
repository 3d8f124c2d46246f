using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/metadata/update</c>.</summary>
public sealed record ThreadMetadataUpdateParams
{
    public required string ThreadId { get; init; }

    [WireExperimental]
    public bool? DaybreakEnabled { get; init; }

    public ThreadMetadataGitInfoUpdateParams? GitInfo { get; init; }

    [WireExperimental]
    public Optional<string> ProjectId { get; init; }
}
