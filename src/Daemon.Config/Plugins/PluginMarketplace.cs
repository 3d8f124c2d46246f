using System.Text.Json;

namespace Daemon.Config.Plugins;

/// <summary>A list of plugins, read from a manifest.</summary>
/// <param name="ManifestPath">Absolute.</param>
/// <param name="Root">The folder that paths of the manifest are relative to.</param>
/// <param name="Interface">How it is presented: null says nothing, an empty text that there is no name.</param>
public sealed record PluginMarketplace(
    string Name, string ManifestPath, string Root, MarketplaceInterface? Interface, IReadOnlyList<MarketplacePlugin> Plugins);

/// <summary>How a marketplace is presented.</summary>
public sealed record MarketplaceInterface(string? DisplayName);

/// <summary>Who may install a plugin.</summary>
public enum PluginInstallation
{
    Available,
    NotAvailable,
    InstalledByDefault,
}

/// <summary>When the apps of a plugin ask for a sign-in.</summary>
public enum PluginAuthentication
{
    OnInstall,
    OnUse,
}

/// <summary>Where a plugin comes from.</summary>
public abstract record PluginSource
{
    private PluginSource()
    {
    }

    /// <param name="Path">Absolute, in the marketplace's folder; need not exist.</param>
    public sealed record Local(string Path) : PluginSource;

    /// <param name="Path">The plugin's folder in the repository; null for its root.</param>
    public sealed record Git(string Url, string? Path, string? RefName, string? Sha) : PluginSource;

    public sealed record Npm(string Package, string? Version, string? Registry) : PluginSource;
}

/// <summary>A plugin as its marketplace offers it.</summary>
public sealed record MarketplacePlugin
{
    public required string Name { get; init; }

    public required PluginSource Source { get; init; }

    public PluginInstallation Installation { get; init; }

    public PluginAuthentication Authentication { get; init; }

    /// <summary>Wins over the plugin's own.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it is meant for other products alone.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>The entry, when it may stand for a manifest that the plugin lacks; undefined otherwise.</summary>
    internal JsonElement Entry { get; init; }

    /// <summary>The manifest of the plugin in <paramref name="folder"/>: its own, or what the marketplace says of it. Null when there is none.</summary>
    /// <exception cref="PluginException">There is one that cannot be used.</exception>
    public PluginManifest? Manifest(string folder) => PluginManifestReader.Read(folder, Name)
        ?? (Entry.ValueKind == JsonValueKind.Object && Directory.Exists(folder)
            ? PluginManifestReader.Of(Entry, folder, Path.Join(folder, PluginManifestReader.PreferredPlace), Name)
            : null);

    /// <summary>The manifest to write for a plugin that has none; null when it is to have its own.</summary>
    public string? ManifestText => Entry.ValueKind == JsonValueKind.Object ? Entry.GetRawText() : null;
}
