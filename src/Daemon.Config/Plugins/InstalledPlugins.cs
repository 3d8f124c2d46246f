using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Plugins;

/// <summary>Finds the plugins that <c>[plugins]</c> turns on and that are installed.</summary>
internal static class InstalledPlugins
{
    /// <param name="root">The merged configuration.</param>
    /// <param name="warnings">Gets a sentence for each plugin that is left out.</param>
    public static IReadOnlyList<InstalledPlugin> Find(TableReader root, string codexHome, List<string> warnings)
    {
        var plugins = new List<InstalledPlugin>();
        foreach (var entry in root.Table("plugins").Value.Entries.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            if (entry.Value is TomlTable table && (new TableReader(table).Flag("enabled") ?? true) && PluginId.TryParse(entry.Key) is { } id)
            {
                try
                {
                    if (Load(id, new TableReader(table), codexHome) is { } plugin)
                    {
                        plugins.Add(plugin);
                    }
                }
                catch (Exception error) when (error is PluginException or IOException or UnauthorizedAccessException)
                {
                    warnings.Add($"plugin {id} was left out: {error.Message}");
                }
            }
        }

        return plugins;
    }

    private static InstalledPlugin? Load(PluginId id, TableReader settings, string codexHome)
    {
        if (PluginFolders.Installed(codexHome, id) is not { } version)
        {
            return null;
        }

        var manifest = PluginManifestReader.Read(PluginFolders.OfVersion(codexHome, id, version), id.Name) ?? throw new PluginException("missing plugin.json");
        return new InstalledPlugin
        {
            Id = id,
            Manifest = manifest,
            Servers = PluginServers.Read(manifest, id, settings.Table("mcp_servers")),
            DataFolder = PluginFolders.Data(codexHome, id),
        };
    }
}
