namespace Daemon.Protocol.V2.Fs;

/// <summary>The answer to <c>fs/readDirectory</c>.</summary>
public sealed record FsReadDirectoryResponse
{
    public required IReadOnlyList<FsReadDirectoryEntry> Entries { get; init; }
}
