namespace Daemon.Protocol.V2.Threads;

/// <summary>A place that capabilities are loaded from.</summary>
public sealed record SelectedCapabilityRoot
{
    public required string Id { get; init; }

    public required CapabilityRootLocation Location { get; init; }
}
