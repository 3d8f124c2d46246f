using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A plugin that the user shares.</summary>
public sealed record PluginShareListItem
{
    public AbsolutePath? LocalPluginPath { get; init; }

    public required PluginSummary Plugin { get; init; }
}
