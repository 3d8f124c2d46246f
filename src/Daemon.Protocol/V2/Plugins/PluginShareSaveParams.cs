using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/share/save</c>.</summary>
public sealed record PluginShareSaveParams
{
    public PluginShareDiscoverability? Discoverability { get; init; }

    public required AbsolutePath PluginPath { get; init; }

    public string? RemotePluginId { get; init; }

    public IReadOnlyList<PluginShareTarget>? ShareTargets { get; init; }
}
