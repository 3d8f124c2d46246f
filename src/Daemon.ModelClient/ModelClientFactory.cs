using System.Collections.Concurrent;
using Daemon.ModelClient.Catalog.Remote;
using Daemon.ModelClient.Credentials;
using Daemon.ModelClient.Http;
using Daemon.ModelClient.Offline;
using Daemon.ModelClient.Sockets;
using Daemon.ModelClient.Transport;

namespace Daemon.ModelClient;

/// <summary>
/// Makes the client of a provider. Clients are light; the connection pool, which keeps its connections by host, is this factory's
/// and shared by all of them, so a second thread's turn finds the connection warm.
/// </summary>
/// <remarks>Thread-safe. Dispose it when no turn runs any more; streams that are still open then fail.</remarks>
public sealed class ModelClientFactory : IDisposable
{
    /// <summary>Id of the embedded provider, which needs no network and has no base URL.</summary>
    public const string OfflineProviderId = "offline";

    private readonly string? _codexHome;
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _time;
    private readonly RetryBackoff _backoff;
    private readonly ConcurrentDictionary<string, RemoteCatalog> _catalogs = new(StringComparer.Ordinal);
    private readonly Lazy<HttpMessageInvoker> _http = new(HttpTransport.Create);

    /// <param name="codexHome">Folder of <c>auth.json</c>; null when there is none.</param>
    /// <param name="environment">Looks up an environment variable; null for the process's own.</param>
    /// <param name="time">Clock of timeouts and back-off; null for the system's.</param>
    /// <param name="backoff">Pauses between retries of a request; null for the usual ones.</param>
    public ModelClientFactory(
        string? codexHome, Func<string, string?>? environment = null, TimeProvider? time = null, RetryBackoff? backoff = null)
    {
        _codexHome = codexHome;
        _environment = environment ?? Environment.GetEnvironmentVariable;
        _time = time ?? TimeProvider.System;
        _backoff = backoff ?? new RetryBackoff();
    }

    /// <summary>Makes a client for the provider; it lives as long as the factory.</summary>
    /// <exception cref="ArgumentException">The provider has no absolute http or https base URL.</exception>
    public IModelClient Create(ModelProviderOptions provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (provider is { Id: OfflineProviderId, BaseUrl: null })
        {
            return new OfflineModelClient();
        }

        // Fails here, where the configuration is at hand, and not in the first turn.
        RequestUri.Compose(provider, chatGptLogin: false);
        var credentials = new ProviderCredentialSource(provider, _codexHome, _environment);
        var overHttp = new ResponsesClient(provider, _http.Value, credentials, _environment, _time, _backoff,
            tag => _catalogs.GetValueOrDefault(CatalogKey(provider))?.Observe(tag));
        if (!provider.SupportsWebsockets)
        {
            return overHttp;
        }

        var connector = new SocketConnector(provider, _http.Value, new RequestHeaders(provider, _environment), _time);
        return new SocketResponsesClient(provider, overHttp, connector, credentials, _time);
    }

    /// <summary>
    /// What the provider offers to whom is signed in: one for each provider, at the first call's options. Null when it has no such list: it
    /// takes no login, or there is no folder that keeps one.
    /// </summary>
    /// <param name="clientVersion">The daemon's version; a provider lists what this version can use.</param>
    public RemoteCatalog? Catalog(ModelProviderOptions provider, string clientVersion)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (_codexHome is not { } home || provider.BaseUrl is null || !(provider.RequiresOpenAiAuth || provider.Id == ProviderCredentialSource.BuiltInOpenAi))
        {
            return null;
        }

        return _catalogs.GetOrAdd(CatalogKey(provider), _ => new RemoteCatalog(
            provider,
            new ProviderCredentialSource(provider, home, _environment),
            new ModelListing(provider, clientVersion, _http.Value, new RequestHeaders(provider, _environment), _time),
            new CatalogCache(home, clientVersion),
            _time));
    }

    private static string CatalogKey(ModelProviderOptions provider) => $"{provider.Id}\n{provider.BaseUrl}";

    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }
}
