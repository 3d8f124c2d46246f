using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Fs;

/// <summary>The parameters of <c>fs/copy</c>.</summary>
public sealed record FsCopyParams
{
    public required AbsolutePath DestinationPath { get; init; }

    public bool Recursive { get; init; }

    public required AbsolutePath SourcePath { get; init; }
}
