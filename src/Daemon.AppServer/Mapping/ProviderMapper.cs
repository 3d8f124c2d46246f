using Daemon.Config.Model;
using Daemon.Config.Providers;
using Daemon.Protocol.V2.Models;

namespace Daemon.AppServer.Mapping;

/// <summary>Providers in the form of the wire.</summary>
internal static class ProviderMapper
{
    public static ModelProviderSummary Summary(ProviderConfig provider) => new()
    {
        Id = provider.Id,
        Name = provider.Name,
        CanEdit = !BuiltInProviders.IsBuiltIn(provider.Id),
        BaseUrl = provider.Id == BuiltInProviders.OpenAi ? null : provider.BaseUrl,
        Settings = provider.Id == BuiltInProviders.OpenAi ? new ProviderSettings.Openai() : new ProviderSettings.CustomGateway { Auth = Auth(provider) },
    };

    private static GatewayAuth Auth(ProviderConfig provider) => provider switch
    {
        { EnvKey: { } variable } => new GatewayAuth.EnvironmentVariable { EnvKey = variable },
        { BearerToken: not null } or { RequiresOpenAiAuth: true } => new GatewayAuth.ExternallyConfigured(),
        _ => new GatewayAuth.None(),
    };
}
