namespace Daemon.Protocol.V2.Features;

/// <summary>How far a feature has come.</summary>
public enum ExperimentalFeatureStage
{
    Beta,
    UnderDevelopment,
    Stable,
    Deprecated,
    Removed,
}
