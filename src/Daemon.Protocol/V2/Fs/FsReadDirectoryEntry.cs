namespace Daemon.Protocol.V2.Fs;

/// <summary>One entry of a directory.</summary>
public sealed record FsReadDirectoryEntry
{
    public required string FileName { get; init; }

    public required bool IsDirectory { get; init; }

    public required bool IsFile { get; init; }
}
