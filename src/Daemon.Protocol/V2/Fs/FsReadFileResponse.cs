namespace Daemon.Protocol.V2.Fs;

/// <summary>The answer to <c>fs/readFile</c>.</summary>
public sealed record FsReadFileResponse
{
    /// <summary>Base64 of the whole content.</summary>
    public required string DataBase64 { get; init; }
}
