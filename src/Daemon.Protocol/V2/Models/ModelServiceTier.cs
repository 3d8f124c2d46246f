namespace Daemon.Protocol.V2.Models;

/// <summary>A service tier that a model can run in.</summary>
public sealed record ModelServiceTier
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }
}
