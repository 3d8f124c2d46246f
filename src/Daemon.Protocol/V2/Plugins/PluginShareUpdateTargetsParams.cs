namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/share/updateTargets</c>.</summary>
public sealed record PluginShareUpdateTargetsParams
{
    public required PluginShareUpdateDiscoverability Discoverability { get; init; }

    public required string RemotePluginId { get; init; }

    public required IReadOnlyList<PluginShareTarget> ShareTargets { get; init; }
}
