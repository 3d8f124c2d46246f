namespace Daemon.Protocol.V2.Config;

/// <summary>Which layer a value comes from.</summary>
public sealed record ConfigLayerMetadata
{
    public required ConfigLayerSource Name { get; init; }

    public required string Version { get; init; }
}
