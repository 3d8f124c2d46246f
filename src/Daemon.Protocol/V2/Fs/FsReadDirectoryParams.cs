using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/readDirectory</c>.</summary>
public sealed record FsReadDirectoryParams
{
    public required AbsolutePath Path { get; init; }
}
