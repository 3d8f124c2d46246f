using Daemon.AppServer;
using Daemon.Config.Loading;
using Daemon.Config.Plugins;
using Daemon.Core.Plugins;
using Daemon.Execution;

namespace Daemon.Cli.Plugins;

/// <summary>What the subcommands of <c>codex plugin</c> do. Their JSON is for scripts: its members are part of the command line's contract.</summary>
internal sealed class PluginCommands
{
    private readonly DaemonOptions _options;
    private readonly TextWriter _output;
    private readonly PluginHost _host;

    public PluginCommands(DaemonOptions options, ICommandLauncher commands, TextWriter output)
    {
        (_options, _output) = (options, output);
        _host = new PluginHost
        {
            CodexHome = options.CodexHome,
            HomeDirectory = options.HomeDirectory,
            Cwd = options.Cwd,
            Environment = options.Environment,
            Commands = commands,
            Clock = TimeProvider.System,
            LoadConfig = Load,
            WriteConfig = (request, cancelled) => AppServerHost.WriteConfigAsync(options, request, cancelled),
        };
    }

    /// <param name="marketplace">Only this one; null for all.</param>
    /// <param name="available">In JSON, those that are not installed as well.</param>
    public Task ListAsync(string? marketplace, bool json, bool available)
    {
        var config = Load();
        var marketplaces = Marketplaces(config).Where(one => marketplace is null || one.Name == marketplace).ToList();
        var plugins = marketplaces.SelectMany(one => one.Plugins
            .Where(plugin => !plugin.IsForOthers && PluginId.IsName(plugin.Name))
            .Select(plugin => Describe(one, plugin, config))).ToList();
        return WriteAsync(json ? PluginJsonText.List(plugins, available) : PluginListText.Of(marketplaces, plugins));
    }

    /// <exception cref="PluginException">It is not to be had.</exception>
    public async Task AddAsync(string selector, string? marketplaceName, bool json, CancellationToken cancellationToken)
    {
        var id = Select(selector, marketplaceName);
        var marketplace = Marketplaces(Load()).FirstOrDefault(one => one.Name == id.Marketplace);
        if (marketplace?.Plugins.FirstOrDefault(one => one.Name == id.Name) is not { } plugin)
        {
            throw new PluginException($"plugin `{id.Name}` was not found in marketplace `{id.Marketplace}`");
        }

        await new PluginInstaller(_host).InstallAsync(marketplace, plugin, cancellationToken);
        var version = PluginFolders.Installed(_options.CodexHome, id)!;
        var folder = PluginFolders.OfVersion(_options.CodexHome, id, version);
        await WriteAsync(json
            ? PluginJsonText.Added(id, version, folder, plugin)
            : $"Added plugin `{id.Name}` from marketplace `{id.Marketplace}`.\nInstalled plugin root: {folder}");
    }

    /// <exception cref="PluginException">The selector names no plugin.</exception>
    public async Task RemoveAsync(string selector, string? marketplaceName, bool json, CancellationToken cancellationToken)
    {
        var id = Select(selector, marketplaceName);
        await new PluginInstaller(_host).UninstallAsync(id, cancellationToken);
        await WriteAsync(json ? PluginJsonText.Removed(id) : $"Removed plugin `{id.Name}` from marketplace `{id.Marketplace}`.");
    }

    public Task ListMarketplacesAsync(bool json)
    {
        var config = Load();
        var marketplaces = Marketplaces(config);
        var configured = ConfiguredMarketplace.Read(config);
        return WriteAsync(json ? PluginJsonText.Marketplaces(marketplaces, configured) : PluginListText.OfMarketplaces(marketplaces));
    }

    /// <exception cref="PluginException">The source is none, or cannot be had.</exception>
    public async Task AddMarketplaceAsync(string source, string? reference, IReadOnlyList<string> sparsePaths, bool json, CancellationToken cancellationToken)
    {
        var added = await new MarketplaceInstaller(_host).AddAsync(source, reference, sparsePaths, cancellationToken);
        await WriteAsync(json
            ? PluginJsonText.AddedMarketplace(added)
            : $"{(added.AlreadyAdded ? $"Marketplace `{added.Name}` is already added." : $"Added marketplace `{added.Name}` from {added.Source}.")}\nInstalled marketplace root: {added.Root}");
    }

    /// <exception cref="PluginException">There is no such marketplace.</exception>
    public async Task RemoveMarketplaceAsync(string name, bool json, CancellationToken cancellationToken)
    {
        var root = await new MarketplaceInstaller(_host).RemoveAsync(name, cancellationToken);
        await WriteAsync(json ? PluginJsonText.RemovedMarketplace(name, root) : $"Removed marketplace `{name}`.");
    }

    /// <returns>Whether all that were looked at are as new as their repositories.</returns>
    /// <exception cref="PluginException">The named one is no configured repository.</exception>
    public async Task<bool> UpgradeAsync(string? name, bool json, CancellationToken cancellationToken)
    {
        var upgrade = await new MarketplaceInstaller(_host).UpgradeAsync(name, cancellationToken);
        await WriteAsync(json ? PluginJsonText.Upgraded(upgrade) : PluginListText.Of(upgrade));
        return upgrade.Errors.Count == 0;
    }

    private static PluginId Select(string selector, string? marketplace) => selector.Contains('@', StringComparison.Ordinal)
        ? PluginId.TryParse(selector) ?? throw new PluginException($"`{selector}` is no <plugin>@<marketplace>")
        : PluginId.Of(selector, marketplace ?? throw new PluginException("plugin requires --marketplace unless passed as <plugin>@<marketplace>"));

    private ConfigSnapshot Load() => AppServerHost.LoadConfig(_options, ThreadOverrides.None);

    private IReadOnlyList<PluginMarketplace> Marketplaces(ConfigSnapshot config) =>
        [.. new MarketplaceCatalog(_host).List(config, [_options.Cwd]).Marketplaces.Where(one => PluginId.IsMarketplace(one.Name))];

    private ListedPlugin Describe(PluginMarketplace marketplace, MarketplacePlugin plugin, ConfigSnapshot config)
    {
        var id = PluginId.Of(plugin.Name, marketplace.Name);
        var version = PluginFolders.Installed(_options.CodexHome, id);
        return new ListedPlugin(
            id,
            plugin,
            version,
            version is not null && PluginSwitches.IsEnabled(config, id),
            ConfiguredMarketplace.Read(config).FirstOrDefault(one => one.Name == marketplace.Name));
    }

    private Task WriteAsync(string text) => _output.WriteLineAsync(text);
}

/// <summary>A plugin as lists show it.</summary>
/// <param name="Version">The installed one; null when it is not.</param>
/// <param name="Origin">Where its marketplace comes from; null for one that is found and not configured.</param>
internal sealed record ListedPlugin(PluginId Id, MarketplacePlugin Plugin, string? Version, bool Enabled, ConfiguredMarketplace? Origin);
