using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>One write; a null value deletes the key.</summary>
public sealed record ConfigEdit
{
    public required string KeyPath { get; init; }

    public required MergeStrategy MergeStrategy { get; init; }

    public required RawJson Value { get; init; }
}
