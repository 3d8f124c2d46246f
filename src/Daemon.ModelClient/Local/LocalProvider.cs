using Daemon.ModelClient.Transport;

namespace Daemon.ModelClient.Local;

/// <summary>A model server on this machine: makes sure that it runs and has a model before the first turn asks for it.</summary>
/// <remarks>Not thread-safe. Owns its connections.</remarks>
public sealed class LocalProvider : IDisposable
{
    public const string Ollama = "ollama";
    public const string LmStudio = "lmstudio";

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _http = HttpTransport.Create();
    private readonly ILocalServer _server;

    /// <param name="id">One of the constants.</param>
    /// <param name="baseUrl">The provider's base URL, ending in <c>/v1</c>.</param>
    /// <param name="patience">How long each question but a download may take; null for five seconds.</param>
    /// <exception cref="LocalProviderException">There is no such provider, or the URL is none.</exception>
    public LocalProvider(string id, string baseUrl, TimeSpan? patience = null)
    {
        if (!Uri.TryCreate(baseUrl.TrimEnd('/') + "/", UriKind.Absolute, out Uri? root) || (root.Scheme != Uri.UriSchemeHttp && root.Scheme != Uri.UriSchemeHttps))
        {
            throw new LocalProviderException($"`{baseUrl}` is no base URL of a local provider: it looks like http://localhost:11434/v1");
        }

        TimeSpan limit = patience ?? DefaultPatience;
        _server = id switch
        {
            Ollama => new OllamaServer(_http, root, limit),
            LmStudio => new LmStudioServer(_http, root, limit),
            _ => throw new LocalProviderException($"there is no local provider `{id}`: use {Ollama} or {LmStudio}"),
        };
    }

    /// <summary>The model when nobody names one.</summary>
    public string DefaultModel => _server.DefaultModel;

    /// <summary>Completes when the server has the model; loads it where the server can do that by itself.</summary>
    /// <param name="progress">Told in a few words, now and then, how far a download is.</param>
    /// <exception cref="LocalProviderException">The server cannot be reached, or cannot get the model.</exception>
    public async Task EnsureAsync(string model, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await _server.CheckAsync(cancellationToken);
        IReadOnlyList<string> models = await _server.ListAsync(cancellationToken);
        if (!models.Contains(model, StringComparer.Ordinal))
        {
            await _server.PullAsync(model, progress, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();
}
