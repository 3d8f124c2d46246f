using Daemon.Config.Plugins;

namespace Daemon.Config.Hooks;

/// <summary>The hooks of a plugin that need not be installed, for showing them.</summary>
public static class PluginHooks
{
    public static IReadOnlyList<HookDefinition> Find(PluginId id, PluginManifest manifest) =>
        manifest.Hooks.Count == 0 ? [] : HookDiscovery.Find([], [new InstalledPlugin { Id = id, Manifest = manifest, DataFolder = "" }]).Hooks;
}
