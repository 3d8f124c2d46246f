namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/unwatch</c>.</summary>
public sealed record FsUnwatchParams
{
    public required string WatchId { get; init; }
}
