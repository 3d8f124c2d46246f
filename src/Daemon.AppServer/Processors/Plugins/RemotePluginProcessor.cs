using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Plugins;

namespace Daemon.AppServer.Processors.Plugins;

/// <summary><c>plugin/skill/read</c> and <c>plugin/share/*</c>: all of them about the vendor's catalogue.</summary>
internal sealed class RemotePluginProcessor(RemotePlugins remote) : IProcessor
{
    private const string InvalidId = "invalid remote plugin id";

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.PluginSkillRead, WireJson.PluginSkillReadParams, WireJson.PluginSkillReadResponse, ReadSkillAsync);
        methods.Add(ClientRequestMethods.PluginShareSave, WireJson.PluginShareSaveParams, WireJson.PluginShareSaveResponse, SaveAsync);
        methods.Add(
            ClientRequestMethods.PluginShareUpdateTargets, WireJson.PluginShareUpdateTargetsParams, WireJson.PluginShareUpdateTargetsResponse, UpdateAsync);
        methods.Add(ClientRequestMethods.PluginShareList, WireJson.PluginShareListParams, WireJson.PluginShareListResponse, ListAsync);
        methods.Add(ClientRequestMethods.PluginShareCheckout, WireJson.PluginShareCheckoutParams, WireJson.PluginShareCheckoutResponse, CheckOutAsync);
        methods.Add(ClientRequestMethods.PluginShareDelete, WireJson.PluginShareDeleteParams, WireJson.EmptyResponse, DeleteAsync);
    }

    private async ValueTask ReadSkillAsync(Request<PluginSkillReadResponse> request, PluginSkillReadParams p)
    {
        RemotePlugins.CheckId(p.RemotePluginId);
        throw await remote.RefusalAsync("read remote plugin skill details", request.Cancelled);
    }

    private async ValueTask SaveAsync(Request<PluginShareSaveResponse> request, PluginShareSaveParams p)
    {
        if (p.RemotePluginId is { } id)
        {
            RemotePlugins.CheckId(id, InvalidId);
        }

        throw await remote.RefusalAsync("save remote plugin share", request.Cancelled);
    }

    private async ValueTask UpdateAsync(Request<PluginShareUpdateTargetsResponse> request, PluginShareUpdateTargetsParams p)
    {
        RemotePlugins.CheckId(p.RemotePluginId, InvalidId);
        throw await remote.RefusalAsync("update remote plugin share targets", request.Cancelled);
    }

    private async ValueTask ListAsync(Request<PluginShareListResponse> request, PluginShareListParams p) =>
        throw await remote.RefusalAsync("list remote plugin shares", request.Cancelled);

    private async ValueTask CheckOutAsync(Request<PluginShareCheckoutResponse> request, PluginShareCheckoutParams p)
    {
        RemotePlugins.CheckId(p.RemotePluginId, InvalidId);
        throw await remote.RefusalAsync("checkout plugin share", request.Cancelled);
    }

    private async ValueTask DeleteAsync(Request<EmptyResponse> request, PluginShareDeleteParams p)
    {
        RemotePlugins.CheckId(p.RemotePluginId, InvalidId);
        throw await remote.RefusalAsync("delete remote plugin share", request.Cancelled);
    }
}
