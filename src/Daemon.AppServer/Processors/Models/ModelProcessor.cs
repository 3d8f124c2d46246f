using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Model;
using Daemon.Config.Providers;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Models;

namespace Daemon.AppServer.Processors.Models;

/// <summary><c>model/list</c> and <c>modelProvider/*</c>.</summary>
internal sealed class ModelProcessor(DaemonState daemon) : IProcessor
{
    private static readonly TimeSpan FirstListPatience = TimeSpan.FromSeconds(2);

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ModelList, WireJson.ModelListParams, WireJson.ModelListResponse, ListModels);
        methods.Add(
            ClientRequestMethods.ModelProviderList, WireJson.ModelProviderListParams, WireJson.ModelProviderListResponse, ListProviders);
        methods.Add(
            ClientRequestMethods.ModelProviderCapabilitiesRead,
            WireJson.ModelProviderCapabilitiesReadParams,
            WireJson.ModelProviderCapabilitiesReadResponse,
            ReadCapabilities);
        methods.Add(
            ClientRequestMethods.CollaborationModeList, WireJson.CollaborationModeListParams, WireJson.RawJson, ListModes);
    }

    /// <summary>The ways of working together that a turn can be in.</summary>
    private static ValueTask ListModes(Request<RawJson> request, CollaborationModeListParams p)
    {
        request.Respond(new RawJson("""
            {"data":[{"name":"Plan","mode":"plan","model":null,"reasoning_effort":"medium"},{"name":"Default","mode":"default","model":null,"reasoning_effort":null}]}
            """u8.ToArray()));
        return ValueTask.CompletedTask;
    }

    private async ValueTask ListModels(Request<ModelListResponse> request, ModelListParams p)
    {
        // The catalogue is there also when the configuration is broken: clients show it while the user repairs the file.
        var config = daemon.Config.Load(cwd: null).Effective;
        var offline = (p.ModelProvider ?? config?.ModelProvider) == BuiltInProviders.Offline;
        IReadOnlyList<ModelInfo> known = offline ? [ModelCatalog.Offline] : config is null ? ModelCatalog.Models : await KnownAsync(config, p.ModelProvider);
        IReadOnlyList<ModelInfo> listed = [.. known.Where(model => !model.Hidden || p.IncludeHidden == true)];
        var (page, next) = Page.Of(listed, p.Cursor, p.Limit, "models");
        request.Respond(new ModelListResponse { Data = [.. page.Select(model => ModelMapper.ToWire(model, model == listed[0]))], NextCursor = next });
    }

    /// <summary>A catalogue that cannot be read must not hide the models there are; starting a thread says what is wrong with it.</summary>
    private async ValueTask<IReadOnlyList<ModelInfo>> KnownAsync(EffectiveConfig config, string? provider)
    {
        try
        {
            var refresh = await daemon.Catalogs.PrepareAsync(config, provider, CancellationToken.None);
            var known = daemon.Catalogs.Read(config, provider);
            if (known != ModelSet.BuiltIn || refresh.IsCompleted)
            {
                return known.Models;
            }

            // Nothing is kept of the first list that this user asks for: a picker that lacks their models is worse than one that is late.
            await Task.WhenAny(refresh, Task.Delay(FirstListPatience, daemon.Clock));
            return daemon.Catalogs.Read(config, provider).Models;
        }
        catch (CatalogException error)
        {
            daemon.Log.Warning(error, "the catalogue of models cannot be read");
            return ModelCatalog.Models;
        }
    }

    private ValueTask ListProviders(Request<ModelProviderListResponse> request, ModelProviderListParams p)
    {
        var config = Config();
        request.Respond(new ModelProviderListResponse
        {
            Data = [.. config.ModelProviders.Values.Where(IsOffered).OrderBy(provider => provider.Id, StringComparer.Ordinal).Select(ProviderMapper.Summary)],
            DefaultProviderId = config.ModelProvider,
            CanChangeDefault = true,
        });
        return ValueTask.CompletedTask;

        // Servers on this machine are there for whoever names them; a list for choosing has them only when one is in use.
        bool IsOffered(ProviderConfig provider) =>
            provider.Id == config.ModelProvider || provider.Id is not (BuiltInProviders.Ollama or BuiltInProviders.LmStudio);
    }

    private ValueTask ReadCapabilities(
        Request<ModelProviderCapabilitiesReadResponse> request, ModelProviderCapabilitiesReadParams p)
    {
        request.Respond(new ModelProviderCapabilitiesReadResponse
        {
            // The engine asks no provider for images; web search is the provider's, and the embedded one has no network.
            ImageGeneration = false,
            WebSearch = Config().ModelProvider != BuiltInProviders.Offline,
        });
        return ValueTask.CompletedTask;
    }

    private EffectiveConfig Config() => daemon.Config.Require(cwd: null).Effective!;
}
