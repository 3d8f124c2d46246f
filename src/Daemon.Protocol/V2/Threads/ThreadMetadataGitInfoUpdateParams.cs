using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Changes to a thread's git facts: an absent member stays, null clears.</summary>
public sealed record ThreadMetadataGitInfoUpdateParams
{
    public Optional<string> Branch { get; init; }

    public Optional<string> OriginUrl { get; init; }

    public Optional<string> Sha { get; init; }
}
