using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>The answer to <c>config/value/write</c> and <c>config/batchWrite</c>.</summary>
public sealed record ConfigWriteResponse
{
    public required WriteStatus Status { get; init; }

    public required string Version { get; init; }

    public required AbsolutePath FilePath { get; init; }

    public OverriddenMetadata? OverriddenMetadata { get; init; }
}
