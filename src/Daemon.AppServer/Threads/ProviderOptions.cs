using Daemon.Config.Model;
using Daemon.Config.Providers;
using Daemon.ModelClient;

namespace Daemon.AppServer.Threads;

/// <summary>A provider of the configuration as the model client wants it.</summary>
internal static class ProviderOptions
{
    public static ModelProviderOptions From(ProviderConfig provider)
    {
        var defaults = new ModelProviderOptions { Id = provider.Id, Name = provider.Name };
        return defaults with
        {
            BaseUrl = provider.BaseUrl,
            EnvKey = provider.EnvKey,
            EnvKeyInstructions = provider.EnvKeyInstructions,
            BearerToken = provider.BearerToken,
            RequiresOpenAiAuth = provider.RequiresOpenAiAuth,
            QueryParams = provider.QueryParams,
            HttpHeaders = provider.HttpHeaders,
            EnvHttpHeaders = provider.EnvHttpHeaders,
            RequestMaxRetries = provider.RequestMaxRetries ?? defaults.RequestMaxRetries,
            StreamMaxRetries = provider.StreamMaxRetries ?? defaults.StreamMaxRetries,
            StreamIdleTimeoutMs = provider.StreamIdleTimeoutMs ?? defaults.StreamIdleTimeoutMs,
            WebsocketConnectTimeoutMs = provider.WebsocketConnectTimeoutMs ?? defaults.WebsocketConnectTimeoutMs,

            // The vendor's own endpoint answers the same over HTTP, which needs no connection to be kept.
            SupportsWebsockets = provider.SupportsWebsockets && provider.Id != BuiltInProviders.OpenAi,
        };
    }
}
