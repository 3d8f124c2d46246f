using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The payload of <c>fs/changed</c>.</summary>
public sealed record FsChangedNotification
{
    public required string WatchId { get; init; }

    public required IReadOnlyList<AbsolutePath> ChangedPaths { get; init; }
}
