using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/createDirectory</c>.</summary>
public sealed record FsCreateDirectoryParams
{
    public required AbsolutePath Path { get; init; }

    public bool? Recursive { get; init; }
}
