using Daemon.Config.Loading;
using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>A manifest that cannot be used, and why.</summary>
public sealed record MarketplaceProblem(string ManifestPath, string Message);

/// <summary>The marketplaces that there are now.</summary>
/// <param name="Marketplaces">The user's own first, then by folder.</param>
public sealed record MarketplaceListing(IReadOnlyList<PluginMarketplace> Marketplaces, IReadOnlyList<MarketplaceProblem> Problems);

/// <summary>Finds marketplaces: in the user's home folder, those of <c>[marketplaces]</c>, and those of folders that a client works in.</summary>
/// <remarks>Thread-safe; reads the files at each call.</remarks>
public sealed class MarketplaceCatalog(PluginHost host)
{
    /// <param name="folders">Absolute; each counts itself, or else the root of its repository.</param>
    public MarketplaceListing List(ConfigSnapshot config, IReadOnlyList<string> folders)
    {
        var roots = ConfiguredMarketplace.Read(config).Select(host.RootOf)
            .Concat(folders.Select(RootOf).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var (marketplaces, problems) = (new List<PluginMarketplace>(), new List<MarketplaceProblem>());
        foreach (var manifest in new[] { host.HomeDirectory }.Concat(roots).Select(MarketplaceReader.FindManifest).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            try
            {
                marketplaces.Add(MarketplaceReader.Read(manifest));
            }
            catch (PluginException error)
            {
                problems.Add(new MarketplaceProblem(manifest, error.Message));
            }
        }

        return new MarketplaceListing(marketplaces, problems);
    }

    /// <summary>The version of a plugin that is installed; null for none.</summary>
    public string? InstalledVersion(PluginId id) => PluginFolders.Installed(host.CodexHome, id);

    /// <summary>The manifest of a plugin whose files are at hand: those of its marketplace, or the installed ones. Null otherwise.</summary>
    public PluginManifest? FindManifest(PluginMarketplace marketplace, MarketplacePlugin plugin)
    {
        try
        {
            return plugin.Source is PluginSource.Local local ? plugin.Manifest(local.Path)
                : PluginId.TryParse($"{plugin.Name}@{marketplace.Name}") is { } id && InstalledVersion(id) is { } version
                ? PluginManifestReader.TryRead(PluginFolders.OfVersion(host.CodexHome, id, version), plugin.Name)
                : null;
        }
        catch (PluginException)
        {
            // A listing shows the others; reading or installing it says what is wrong.
            return null;
        }
    }

    private static string? RootOf(string folder)
    {
        if (MarketplaceReader.FindManifest(folder) is not null)
        {
            return folder;
        }

        var parent = Path.GetDirectoryName(folder);
        while (parent is not null && !Path.Exists(Path.Join(parent, ".git")))
        {
            parent = Path.GetDirectoryName(parent);
        }

        return parent;
    }
}
