using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Loading;
using Daemon.Config.Plugins;
using Daemon.Core.Plugins;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Plugins;

namespace Daemon.AppServer.Processors.Plugins;

/// <summary>
/// <c>plugin/list, installed, search, read, install, uninstall, reconcile</c> for plugins of local marketplaces. Those of the vendor's
/// catalogue are answered by <see cref="RemotePlugins"/>.
/// </summary>
internal sealed class PluginProcessor(PluginDesk desk, RemotePlugins remote) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.PluginList, WireJson.PluginListParams, WireJson.PluginListResponse, ListAsync);
        methods.Add(ClientRequestMethods.PluginInstalled, WireJson.PluginInstalledParams, WireJson.PluginInstalledResponse, ListInstalled);
        methods.Add(ClientRequestMethods.PluginSearch, WireJson.PluginSearchParams, WireJson.PluginSearchResponse, Search);
        methods.Add(ClientRequestMethods.PluginRead, WireJson.PluginReadParams, WireJson.PluginReadResponse, ReadAsync);
        methods.Add(
            ClientRequestMethods.PluginReconcile, WireJson.PluginReconcileParams, WireJson.PluginReconcileResponse, Reconcile, _ => PluginDesk.ChangeKey);
        methods.Add(
            ClientRequestMethods.PluginInstall, WireJson.PluginInstallParams, WireJson.PluginInstallResponse, InstallAsync, _ => PluginDesk.ChangeKey);
        methods.Add(ClientRequestMethods.PluginUninstall, WireJson.PluginUninstallParams, WireJson.EmptyResponse, UninstallAsync, _ => PluginDesk.ChangeKey);
    }

    private async ValueTask ListAsync(Request<PluginListResponse> request, PluginListParams p)
    {
        // The vendor's own shelves are empty without an account; an account's shelves cannot be shown without one.
        if (p.MarketplaceKinds?.Any(kind => kind is not (PluginListMarketplaceKind.Local or PluginListMarketplaceKind.Vertical)) == true)
        {
            await remote.RequireAccountAsync("list remote plugin catalog", request.Cancelled);
        }

        var listing = p.MarketplaceKinds?.Contains(PluginListMarketplaceKind.Local) == false ? new MarketplaceListing([], []) : List(p.Cwds);
        var config = desk.Load();
        request.Respond(new PluginListResponse
        {
            Marketplaces = Entries(listing, config, _ => true),
            MarketplaceLoadErrors = Errors(listing),
        });
    }

    private ValueTask ListInstalled(Request<PluginInstalledResponse> request, PluginInstalledParams p)
    {
        var listing = List(p.Cwds);
        var config = desk.Load();
        request.Respond(new PluginInstalledResponse
        {
            Marketplaces = Entries(listing, config, plugin => plugin.Installed || p.InstallSuggestionPluginNames?.Contains(plugin.Name) == true),
            MarketplaceLoadErrors = Errors(listing),
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Local plugins are all on the first page; further pages would be the vendor's.</summary>
    private ValueTask Search(Request<PluginSearchResponse> request, PluginSearchParams p)
    {
        var local = p is { Scope: null or PluginSearchScope.Personal, Cursor: null } && p.SearchTerm.Trim().Length > 0;
        var config = desk.Load();
        request.Respond(new PluginSearchResponse
        {
            Data = !local ? [] :
            [
                .. Entries(List(p.Cwds), config, plugin => plugin.Name.Contains(p.SearchTerm.Trim(), StringComparison.OrdinalIgnoreCase))
                    .SelectMany(marketplace => marketplace.Plugins.Select(plugin => new PluginSearchResult
                    {
                        Plugin = plugin,
                        MarketplaceName = marketplace.Name,
                        MarketplacePath = marketplace.Path,
                    })),
            ],
        });
        return ValueTask.CompletedTask;
    }

    private async ValueTask ReadAsync(Request<PluginReadResponse> request, PluginReadParams p)
    {
        if (LocalOrRemote(p.MarketplacePath, p.RemoteMarketplaceName, "plugin/read") is not { } manifestPath)
        {
            RemotePlugins.CheckId(p.PluginName);
            throw await remote.RefusalAsync("read remote plugin details", request.Cancelled);
        }

        var (marketplace, plugin) = PluginDesk.Require(manifestPath, p.PluginName);
        if (plugin.IsForOthers)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"plugin `{plugin.Name}` was not found in marketplace `{marketplace.Name}`");
        }

        var manifest = Manifest(plugin) ?? desk.Catalog.FindManifest(marketplace, plugin);
        request.Respond(new PluginReadResponse { Plugin = PluginMapper.Detail(marketplace, Summary(marketplace, plugin, desk.Load()), plugin, manifest) });
    }

    /// <summary>The manifest of a local plugin; null for one that is elsewhere.</summary>
    /// <exception cref="RpcException">It is to be local, and is not there.</exception>
    private static PluginManifest? Manifest(MarketplacePlugin plugin)
    {
        if (plugin.Source is not Daemon.Config.Plugins.PluginSource.Local local)
        {
            return null;
        }

        if (!Directory.Exists(local.Path))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "path does not exist or is not a directory");
        }

        try
        {
            return plugin.Manifest(local.Path) ?? throw new PluginException("there is none");
        }
        catch (PluginException)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "missing or invalid plugin.json");
        }
    }

    private async ValueTask InstallAsync(Request<PluginInstallResponse> request, PluginInstallParams p)
    {
        if (LocalOrRemote(p.MarketplacePath, p.RemoteMarketplaceName, "plugin/install") is not { } manifestPath)
        {
            RemotePlugins.CheckId(p.PluginName);
            throw await remote.RefusalAsync("read remote plugin details before install", request.Cancelled);
        }

        var (marketplace, plugin) = PluginDesk.Require(manifestPath, p.PluginName);
        await desk.ChangeAsync(request, async cancelled =>
        {
            await desk.Installer.InstallAsync(marketplace, plugin, cancelled);
            return new PluginInstallResponse { AuthPolicy = PluginMapper.AuthPolicy(plugin), AppsNeedingAuth = [] };
        });
    }

    private async ValueTask UninstallAsync(Request<EmptyResponse> request, PluginUninstallParams p)
    {
        if (PluginId.TryParse(p.PluginId) is not { } id)
        {
            RemotePlugins.CheckId(p.PluginId, "invalid remote plugin id");
            throw await remote.RefusalAsync("resolve remote plugin before uninstall", request.Cancelled);
        }

        await desk.ChangeAsync(request, async cancelled =>
        {
            await desk.Installer.UninstallAsync(id, cancelled);
            return new EmptyResponse();
        });
    }

    /// <summary>Plugins of the vendor's catalogue would be brought up to date; without an account there are none.</summary>
    private static ValueTask Reconcile(Request<PluginReconcileResponse> request, PluginReconcileParams p)
    {
        request.Respond(new PluginReconcileResponse { ChangedPlugins = [], FailedRemotePluginIds = [], FailedMaterializationRemotePluginIds = [] });
        return ValueTask.CompletedTask;
    }

    private MarketplaceListing List(IReadOnlyList<AbsolutePath>? folders)
    {
        var config = desk.Load();
        return PluginDesk.IsOn(config) ? desk.Catalog.List(config, [.. (folders ?? []).Select(folder => Path.GetFullPath(folder.Value))]) : new MarketplaceListing([], []);
    }

    /// <summary>The marketplaces that have plugins to show.</summary>
    private List<PluginMarketplaceEntry> Entries(MarketplaceListing listing, ConfigSnapshot config, Func<PluginSummary, bool> shown)
    {
        var entries = new List<PluginMarketplaceEntry>();
        foreach (var marketplace in listing.Marketplaces.Where(marketplace => PluginId.IsMarketplace(marketplace.Name)))
        {
            var plugins = marketplace.Plugins
                .Where(plugin => !plugin.IsForOthers && PluginId.IsName(plugin.Name))
                .Select(plugin => Summary(marketplace, plugin, config))
                .Where(shown)
                .ToList();
            if (plugins.Count > 0)
            {
                entries.Add(PluginMapper.Entry(marketplace, plugins));
            }
        }

        return entries;
    }

    private PluginSummary Summary(PluginMarketplace marketplace, MarketplacePlugin plugin, ConfigSnapshot config)
    {
        var id = PluginId.Of(plugin.Name, marketplace.Name);
        var installed = desk.Catalog.InstalledVersion(id) is not null;
        return PluginMapper.Summary(id, plugin, desk.Catalog.FindManifest(marketplace, plugin), installed, installed && PluginSwitches.IsEnabled(config, id));
    }

    private static List<MarketplaceLoadErrorInfo> Errors(MarketplaceListing listing) =>
    [
        .. listing.Problems.Select(problem => new MarketplaceLoadErrorInfo { MarketplacePath = new AbsolutePath(problem.ManifestPath), Message = problem.Message }),
    ];

    /// <summary>The manifest of the local marketplace that a request names; null when it names one of the vendor's.</summary>
    private static string? LocalOrRemote(AbsolutePath? local, string? remote, string method) => (local, remote) switch
    {
        ({ } path, null) => Path.GetFullPath(path.Value),
        (null, not null) => null,
        _ => throw new RpcException(ErrorCodes.InvalidRequest, $"{method} requires exactly one of marketplacePath or remoteMarketplaceName"),
    };
}
