namespace Daemon.Config.Features;

/// <summary>How far a feature is. Wire names: <c>beta, underDevelopment, stable, deprecated, removed</c>.</summary>
public enum FeatureStage
{
    Beta,
    UnderDevelopment,
    Stable,
    Deprecated,

    /// <summary>The name is accepted and does nothing.</summary>
    Removed,
}

/// <summary>A feature flag.</summary>
/// <param name="Default">The state when no layer sets it.</param>
/// <param name="TakesTable">Besides true and false, a table with <c>enabled</c> and settings of its own is accepted.</param>
public sealed record FeatureDefinition(string Name, FeatureStage Stage, bool Default, bool TakesTable = false)
{
    /// <summary>What clients call a feature that users may try; null for the others.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it does, for those users.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Whether it is this daemon's own: configuration and <c>codex features list</c> know it, <c>experimentalFeature/list</c> stays what
    /// clients of the reference expect.
    /// </summary>
    public bool IsExtension { get; init; }
}
