namespace Daemon.Config.Plugins;

/// <summary>
/// Where installed plugins live below the daemon's home: <c>plugins/cache/MARKETPLACE/NAME/VERSION</c>, and what they keep in
/// <c>plugins/data/NAME-MARKETPLACE</c>.
/// </summary>
public static class PluginFolders
{
    /// <summary>The version of a plugin whose manifest names none.</summary>
    public const string Unversioned = "local";

    /// <summary>The folder of all versions of a plugin.</summary>
    public static string OfPlugin(string codexHome, PluginId id) => Path.Join(codexHome, "plugins", "cache", id.Marketplace, id.Name);

    public static string OfVersion(string codexHome, PluginId id, string version) => Path.Join(OfPlugin(codexHome, id), version);

    public static string Data(string codexHome, PluginId id) => Path.Join(codexHome, "plugins", "data", $"{id.Name}-{id.Marketplace}");

    /// <summary>The version that counts: an unversioned one, else the last by name. Null when the plugin is not installed.</summary>
    public static string? Installed(string codexHome, PluginId id)
    {
        var folder = OfPlugin(codexHome, id);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var versions = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(PluginId.IsVersion).ToList();
        return versions.Contains(Unversioned) ? Unversioned : versions.Max(StringComparer.Ordinal);
    }
}
