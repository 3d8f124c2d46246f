namespace Daemon.Protocol.V2.Plugins;

/// <summary>The answer to <c>plugin/share/updateTargets</c>.</summary>
public sealed record PluginShareUpdateTargetsResponse
{
    public required PluginShareDiscoverability Discoverability { get; init; }

    public required IReadOnlyList<PluginSharePrincipal> Principals { get; init; }
}
