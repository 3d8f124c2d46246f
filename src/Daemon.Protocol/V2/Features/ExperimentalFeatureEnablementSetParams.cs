namespace Daemon.Protocol.V2.Features;

/// <summary>The parameters of <c>experimentalFeature/enablement/set</c>.</summary>
public sealed record ExperimentalFeatureEnablementSetParams
{
    public required IReadOnlyDictionary<string, bool> Enablement { get; init; }
}
