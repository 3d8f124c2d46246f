using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/writeFile</c>.</summary>
public sealed record FsWriteFileParams
{
    public required AbsolutePath Path { get; init; }

    /// <summary>Base64 of the whole content.</summary>
    public required string DataBase64 { get; init; }
}
