using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>
/// Installs and uninstalls plugins: copies of their files below the daemon's home, and their switch in config.toml. Of a plugin's folder,
/// only files and folders are copied; what a link points to is not the plugin's.
/// </summary>
/// <remarks>Not thread-safe: its calls are made one after the other.</remarks>
public sealed class PluginInstaller(PluginHost host)
{
    private readonly GitCheckout _git = new(host);
    private readonly ProgramRunner _programs = new(host);

    /// <summary>Installs a plugin in the version that its marketplace has now, and turns it on.</summary>
    /// <exception cref="PluginException">It is not to be had, or none.</exception>
    public async Task<PluginId> InstallAsync(PluginMarketplace marketplace, MarketplacePlugin plugin, CancellationToken cancellationToken)
    {
        if (plugin.IsForOthers || plugin.Installation == PluginInstallation.NotAvailable)
        {
            throw new PluginException($"plugin `{plugin.Name}` is not available for install in marketplace `{marketplace.Name}`");
        }

        var id = PluginId.Of(plugin.Name, marketplace.Name);
        await CopyAsync(id, plugin, cancellationToken);
        await host.SetAsync($"{Key(id)}.enabled", ConfigJson.True, cancellationToken);
        return id;
    }

    /// <summary>Deletes a plugin's files and what config.toml says of it. Nothing happens when it is not installed.</summary>
    /// <exception cref="PluginException">The configuration cannot be written.</exception>
    public async Task UninstallAsync(PluginId id, CancellationToken cancellationToken)
    {
        StagingFolder.Delete(PluginFolders.OfPlugin(host.CodexHome, id));
        await host.SetAsync(Key(id), ConfigJson.Null, cancellationToken);
    }

    /// <summary>Brings the installed plugins of a marketplace to the versions that it has now. Those that it has no more stay.</summary>
    /// <exception cref="PluginException">One of them is not to be had.</exception>
    internal async Task RefreshAsync(PluginMarketplace marketplace, CancellationToken cancellationToken)
    {
        foreach (var plugin in marketplace.Plugins)
        {
            if (PluginId.TryParse($"{plugin.Name}@{marketplace.Name}") is { } id && PluginFolders.Installed(host.CodexHome, id) is not null)
            {
                await CopyAsync(id, plugin, cancellationToken);
            }
        }
    }

    private static string Key(PluginId id) => $"plugins.\"{id}\"";

    private async Task CopyAsync(PluginId id, MarketplacePlugin plugin, CancellationToken cancellationToken)
    {
        using var fetched = new StagingFolder(host);
        var folder = await FetchAsync(plugin.Source, fetched.Content, cancellationToken);
        var manifest = plugin.Manifest(folder) ?? throw new PluginException("missing plugin.json");
        if (manifest.Name != plugin.Name)
        {
            throw new PluginException($"plugin.json name `{manifest.Name}` does not match marketplace plugin name `{plugin.Name}`");
        }

        var version = manifest.Version ?? PluginFolders.Unversioned;
        if (!PluginId.IsVersion(version))
        {
            throw new PluginException("invalid plugin version: only ASCII letters, digits, `.`, `+`, `_`, and `-` are allowed");
        }

        using var copy = new StagingFolder(host);
        Copy(new DirectoryInfo(folder), copy.Content);
        if (plugin.ManifestText is { } text && !File.Exists(manifest.Path))
        {
            var file = Path.Join(copy.Content, PluginManifestReader.PreferredPlace);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }

        var place = PluginFolders.OfVersion(host.CodexHome, id, version);
        copy.MoveTo(place);
        foreach (var older in Directory.EnumerateDirectories(PluginFolders.OfPlugin(host.CodexHome, id)).Where(other => other != place).ToList())
        {
            StagingFolder.Delete(older);
        }
    }

    /// <summary>The folder with a plugin's files.</summary>
    private async Task<string> FetchAsync(PluginSource source, string destination, CancellationToken cancellationToken)
    {
        switch (source)
        {
            case PluginSource.Local local:
                return local.Path;
            case PluginSource.Git git:
                await _git.CloneAsync(git.Url, git.Sha ?? git.RefName, [], destination, cancellationToken);
                return git.Path is null ? destination : Path.GetFullPath(git.Path, destination) is var path && path.StartsWith(destination + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                    ? path
                    : throw new PluginException($"the path `{git.Path}` leads out of the repository");
            case PluginSource.Npm npm:
                return await FetchAsync(npm, destination, cancellationToken);
            default:
                throw new ArgumentException($"a source of type {source.GetType().Name} cannot be fetched", nameof(source));
        }
    }

    /// <summary>npm gets the archive and runs nothing of it; tar keeps to its folder by itself.</summary>
    private async Task<string> FetchAsync(PluginSource.Npm npm, string destination, CancellationToken cancellationToken)
    {
        if (npm.Package.StartsWith('-'))
        {
            throw new PluginException($"`{npm.Package}` is no name of a package");
        }

        Directory.CreateDirectory(destination);
        string[] registry = npm.Registry is { } address ? [$"--registry={address}"] : [];
        await _programs.RunAsync(
            ["npm", "pack", "--ignore-scripts", .. registry, npm.Version is { } version ? $"{npm.Package}@{version}" : npm.Package],
            "npm pack", destination, cancellationToken);
        var archive = Directory.EnumerateFiles(destination, "*.tgz").FirstOrDefault() ?? throw new PluginException("npm pack made no archive");
        await _programs.RunAsync(["tar", "-xzf", archive, "--no-same-owner"], "tar", destination, cancellationToken);
        return Path.Join(destination, "package");
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in from.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null && entry.Name != ".git"))
        {
            var place = Path.Join(to, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                Copy(folder, place);
            }
            else if (!entry.Attributes.HasFlag(FileAttributes.Device))
            {
                File.Copy(entry.FullName, place);
            }
        }
    }
}
