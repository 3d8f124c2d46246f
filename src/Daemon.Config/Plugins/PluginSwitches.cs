using Daemon.Config.Loading;
using Daemon.Config.Values;

namespace Daemon.Config.Plugins;

/// <summary>What <c>[plugins]</c> says about single plugins.</summary>
public static class PluginSwitches
{
    /// <summary>Whether the plugin counts once it is installed: it is named, and not switched off.</summary>
    public static bool IsEnabled(ConfigSnapshot snapshot, PluginId id) =>
        new TableReader(snapshot.Merged).Table("plugins").TryTable(id.ToString(), out var plugin) && (plugin.Flag("enabled") ?? true);
}
