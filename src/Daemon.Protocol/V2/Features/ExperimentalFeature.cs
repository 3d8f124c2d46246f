namespace Daemon.Protocol.V2.Features;

/// <summary>A feature and its state.</summary>
public sealed record ExperimentalFeature
{
    public required string Name { get; init; }

    public required ExperimentalFeatureStage Stage { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Announcement { get; init; }

    public required bool Enabled { get; init; }

    public required bool DefaultEnabled { get; init; }
}
