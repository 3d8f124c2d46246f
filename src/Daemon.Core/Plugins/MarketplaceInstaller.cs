using System.Text.Json;
using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>A marketplace that was added.</summary>
/// <param name="Source">The folder, or the address of the repository.</param>
/// <param name="Root">The folder that it is read from.</param>
public sealed record AddedMarketplace(string Name, string Source, string Root, bool AlreadyAdded);

/// <summary>What became of an upgrade.</summary>
/// <param name="Selected">Names of all that were looked at.</param>
/// <param name="UpgradedRoots">Folders of those that had something new.</param>
public sealed record MarketplaceUpgrade(
    IReadOnlyList<string> Selected, IReadOnlyList<string> UpgradedRoots, IReadOnlyList<(string Name, string Message)> Errors);

/// <summary>
/// Adds, removes and upgrades marketplaces. A repository is checked out beside its place and takes it only when it is whole and its
/// manifest is right.
/// </summary>
/// <remarks>Not thread-safe: its calls are made one after the other.</remarks>
public sealed class MarketplaceInstaller(PluginHost host)
{
    private const string RecordFile = ".codex-marketplace-install.json";

    /// <summary>Names of the vendor's own marketplaces, and of those that stand for an account's plugins.</summary>
    private static readonly string[] Reserved =
    [
        "openai-curated", "openai-curated-remote", "openai-api-curated", "openai-bundled", "openai-primary-runtime", "workspace-directory",
        "created-by-me-remote", "workspace-shared-with-me-private",
    ];

    private readonly GitCheckout _git = new(host);
    private readonly PluginInstaller _plugins = new(host);

    /// <exception cref="PluginException">The source is none, or cannot be had.</exception>
    public async Task<AddedMarketplace> AddAsync(
        string source, string? reference, IReadOnlyList<string> sparsePaths, CancellationToken cancellationToken)
    {
        var wanted = MarketplaceSource.Parse(source, reference, sparsePaths, host.HomeDirectory, host.Cwd);
        var configured = ConfiguredMarketplace.Read(host.LoadConfig());
        if (configured.FirstOrDefault(wanted.HasSameSource) is { } known && MarketplaceReader.FindManifest(host.RootOf(known)) is not null)
        {
            return new AddedMarketplace(known.Name, known.Source, host.RootOf(known), AlreadyAdded: true);
        }

        if (!wanted.IsGit)
        {
            wanted = wanted with { Name = NameIn(wanted.Source, configured) };
            await host.SetAsync(Key(wanted.Name), Entry(wanted), cancellationToken);
            return new AddedMarketplace(wanted.Name, wanted.Source, wanted.Source, AlreadyAdded: false);
        }

        using var staging = new StagingFolder(host);
        await _git.CloneAsync(wanted.Source, wanted.Ref, wanted.SparsePaths, staging.Content, cancellationToken);
        wanted = wanted with { Name = NameIn(staging.Content, configured) };
        staging.MoveTo(host.RootOf(wanted));
        await host.SetAsync(Key(wanted.Name), Entry(wanted), cancellationToken);
        return new AddedMarketplace(wanted.Name, wanted.Source, host.RootOf(wanted), AlreadyAdded: false);
    }

    /// <returns>The folder that was deleted; null when there was none of ours. Installed plugins stay.</returns>
    /// <exception cref="PluginException">There is no such marketplace.</exception>
    public async Task<string?> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        PluginId.CheckMarketplace(name);
        var configured = ConfiguredMarketplace.Read(host.LoadConfig()).Any(marketplace => marketplace.Name == name);
        var checkout = Path.Join(host.MarketplacesFolder, name);
        var installed = Directory.Exists(checkout);
        if (!configured && !installed)
        {
            throw new PluginException($"marketplace `{name}` is not configured or installed");
        }

        if (configured)
        {
            await host.SetAsync(Key(name), ConfigJson.Null, cancellationToken);
        }

        if (installed)
        {
            StagingFolder.Delete(checkout);
        }

        return installed ? checkout : null;
    }

    /// <summary>Fetches repositories that have something new, and with them the plugins that are installed from them.</summary>
    /// <param name="name">Null for all.</param>
    /// <exception cref="PluginException">The named one is no configured repository.</exception>
    public async Task<MarketplaceUpgrade> UpgradeAsync(string? name, CancellationToken cancellationToken)
    {
        var selected = ConfiguredMarketplace.Read(host.LoadConfig())
            .Where(marketplace => marketplace.IsGit && (name is null || marketplace.Name == name))
            .ToList();
        if (name is not null && selected.Count == 0)
        {
            throw new PluginException($"marketplace `{name}` is not configured as a Git marketplace");
        }

        var (roots, errors) = (new List<string>(), new List<(string, string)>());
        foreach (var marketplace in selected)
        {
            try
            {
                if (await UpgradeAsync(marketplace, cancellationToken))
                {
                    roots.Add(host.RootOf(marketplace));
                }
            }
            catch (Exception error) when (error is PluginException or IOException or UnauthorizedAccessException)
            {
                errors.Add((marketplace.Name, error.Message));
            }
        }

        return new MarketplaceUpgrade([.. selected.Select(marketplace => marketplace.Name)], roots, errors);
    }

    /// <summary>False when there is nothing new.</summary>
    private async Task<bool> UpgradeAsync(ConfiguredMarketplace marketplace, CancellationToken cancellationToken)
    {
        var root = host.RootOf(marketplace);
        var commit = await _git.RemoteCommitAsync(marketplace.Source, marketplace.Ref, cancellationToken);
        var record = CheckoutRecord.Write(marketplace, commit);
        if (MarketplaceReader.FindManifest(root) is not null && CheckoutRecord.Matches(Path.Join(root, RecordFile), record))
        {
            return false;
        }

        using (var staging = new StagingFolder(host))
        {
            await _git.CloneAsync(marketplace.Source, marketplace.Ref, marketplace.SparsePaths, staging.Content, cancellationToken);
            if (Manifest(staging.Content).Name is var name && name != marketplace.Name)
            {
                throw new PluginException($"the repository's marketplace is now named `{name}`, not `{marketplace.Name}`");
            }

            await File.WriteAllBytesAsync(Path.Join(staging.Content, RecordFile), record, cancellationToken);
            staging.MoveTo(root);
        }

        await _plugins.RefreshAsync(Manifest(root), cancellationToken);
        return true;
    }

    /// <summary>The name of the marketplace in a folder, when it may be added.</summary>
    private static string NameIn(string root, IReadOnlyList<ConfiguredMarketplace> configured)
    {
        var name = Manifest(root).Name;
        PluginId.CheckMarketplace(name);
        if (Reserved.Contains(name))
        {
            throw new PluginException($"marketplace `{name}` is reserved and cannot be added from this source");
        }

        return configured.Any(marketplace => marketplace.Name == name)
            ? throw new PluginException($"marketplace '{name}' is already added from a different source; remove it before adding this source")
            : name;
    }

    private static PluginMarketplace Manifest(string root) => MarketplaceReader.FindManifest(root) is { } manifest
        ? MarketplaceReader.Read(manifest)
        : throw new PluginException($"invalid marketplace file `{root}`: marketplace root does not contain a supported manifest");

    private static string Key(string name) => $"marketplaces.{name}";

    private static JsonElement Entry(ConfiguredMarketplace marketplace) => ConfigJson.Object(writer =>
    {
        writer.WriteString("source_type"u8, marketplace.IsGit ? "git"u8 : "local"u8);
        writer.WriteString("source"u8, marketplace.Source);
        if (marketplace.Ref is { } reference)
        {
            writer.WriteString("ref"u8, reference);
        }

        if (marketplace.SparsePaths.Count > 0)
        {
            writer.WriteStartArray("sparse_paths"u8);
            foreach (var path in marketplace.SparsePaths)
            {
                writer.WriteStringValue(path);
            }

            writer.WriteEndArray();
        }
    });
}
