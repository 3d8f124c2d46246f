using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/watch</c>.</summary>
public sealed record FsWatchParams
{
    public required AbsolutePath Path { get; init; }

    public required string WatchId { get; init; }
}
