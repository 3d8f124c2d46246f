using Daemon.Config.Model;

namespace Daemon.Config.Plugins;

/// <summary>An installed plugin that the configuration turns on.</summary>
public sealed record InstalledPlugin
{
    public required PluginId Id { get; init; }

    public required PluginManifest Manifest { get; init; }

    /// <summary>Its tool servers, under the user's settings for them; sorted by name.</summary>
    public IReadOnlyList<McpServerConfig> Servers { get; init; } = [];

    /// <summary>Folder for what it keeps; made by the plugin.</summary>
    public required string DataFolder { get; init; }
}
