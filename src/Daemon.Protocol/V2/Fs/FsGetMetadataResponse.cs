namespace Daemon.Protocol.V2.Fs;

/// <summary>The answer to <c>fs/getMetadata</c>.</summary>
public sealed record FsGetMetadataResponse
{
    public required bool IsDirectory { get; init; }

    public required bool IsFile { get; init; }

    public required bool IsSymlink { get; init; }

    /// <summary>Unix milliseconds; 0 when the file system does not say.</summary>
    public required long CreatedAtMs { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long ModifiedAtMs { get; init; }
}
