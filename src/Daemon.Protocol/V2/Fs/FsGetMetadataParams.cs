using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/getMetadata</c>.</summary>
public sealed record FsGetMetadataParams
{
    public required AbsolutePath Path { get; init; }
}
