namespace Daemon.Protocol.V2.Features;

/// <summary>The answer to <c>experimentalFeature/enablement/set</c>.</summary>
public sealed record ExperimentalFeatureEnablementSetResponse
{
    public required IReadOnlyDictionary<string, bool> Enablement { get; init; }
}
