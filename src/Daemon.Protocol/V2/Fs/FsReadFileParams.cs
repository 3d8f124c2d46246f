using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/readFile</c>.</summary>
public sealed record FsReadFileParams
{
    public required AbsolutePath Path { get; init; }
}
