using Daemon.AppServer.Dispatch;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Plugins;

namespace Daemon.AppServer.Processors.Plugins;

/// <summary><c>marketplace/*</c>: where plugins can be had from.</summary>
internal sealed class MarketplaceProcessor(PluginDesk desk) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(
            ClientRequestMethods.MarketplaceAdd, WireJson.MarketplaceAddParams, WireJson.MarketplaceAddResponse, AddAsync, _ => PluginDesk.ChangeKey);
        methods.Add(
            ClientRequestMethods.MarketplaceRemove, WireJson.MarketplaceRemoveParams, WireJson.MarketplaceRemoveResponse, RemoveAsync, _ => PluginDesk.ChangeKey);
        methods.Add(
            ClientRequestMethods.MarketplaceUpgrade, WireJson.MarketplaceUpgradeParams, WireJson.MarketplaceUpgradeResponse, UpgradeAsync, _ => PluginDesk.ChangeKey);
    }

    private ValueTask AddAsync(Request<MarketplaceAddResponse> request, MarketplaceAddParams p) => desk.ChangeAsync(
        request,
        async cancelled =>
        {
            var added = await desk.Marketplaces.AddAsync(p.Source, p.RefName, p.SparsePaths ?? [], cancelled);
            return new MarketplaceAddResponse
            {
                MarketplaceName = added.Name,
                InstalledRoot = new AbsolutePath(added.Root),
                AlreadyAdded = added.AlreadyAdded,
            };
        },
        ErrorCodes.InternalError);

    private ValueTask RemoveAsync(Request<MarketplaceRemoveResponse> request, MarketplaceRemoveParams p) => desk.ChangeAsync(
        request,
        async cancelled =>
        {
            var root = await desk.Marketplaces.RemoveAsync(p.MarketplaceName, cancelled);
            return new MarketplaceRemoveResponse
            {
                MarketplaceName = p.MarketplaceName,
                InstalledRoot = root is null ? null : new AbsolutePath(root),
            };
        },
        ErrorCodes.InternalError);

    private ValueTask UpgradeAsync(Request<MarketplaceUpgradeResponse> request, MarketplaceUpgradeParams p) => desk.ChangeAsync(
        request,
        async cancelled =>
        {
            var upgrade = await desk.Marketplaces.UpgradeAsync(p.MarketplaceName, cancelled);
            return new MarketplaceUpgradeResponse
            {
                SelectedMarketplaces = upgrade.Selected,
                UpgradedRoots = [.. upgrade.UpgradedRoots.Select(root => new AbsolutePath(root))],
                Errors = [.. upgrade.Errors.Select(error => new MarketplaceUpgradeErrorInfo { MarketplaceName = error.Name, Message = error.Message })],
            };
        },
        ErrorCodes.InternalError);
}
