using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The answer to <c>fs/watch</c>.</summary>
public sealed record FsWatchResponse
{
    public required AbsolutePath Path { get; init; }
}
