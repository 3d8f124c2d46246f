using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>Which higher layer hides a value that was written.</summary>
public sealed record OverriddenMetadata
{
    public required RawJson EffectiveValue { get; init; }

    public required string Message { get; init; }

    public required ConfigLayerMetadata OverridingLayer { get; init; }
}
