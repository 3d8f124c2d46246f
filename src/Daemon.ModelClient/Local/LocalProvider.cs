using Daemon.ModelClient.Transport;

namespace Daemon.ModelClient.Local;

/// <summary>A model server on this machine: makes sure that it runs and has a model before the first turn asks for it.</summary>
/// <remarks>Not thread-safe. Owns its connections.</remarks>
public sealed class LocalProvider : IDisposable
{
    public const string Ollama = "ollama";
    public const string LmStudio = "lmstudio";

    private readonly HttpMessageInvoker _http = HttpTransport.Create();
    private readonly ILocalServer _server;

    /// <param name="id">One of the constants.</param>
    /// <param name="baseUrl">The provider's base URL, ending in <c>/v1</c>.</param>
    /// <exception cref="LocalProviderException">There is no such provider.</exception>
    public LocalProvider(string id, string baseUrl)
    {
        var root = new Uri(baseUrl.TrimEnd('/') + "/");
        _server = id switch
        {
            Ollama => new OllamaServer(_http, root),
            LmStudio => new LmStudioServer(_http, root),
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
        IReadOnlyList<string> models = await _server.ListAsync(cancellationToken);
        if (!models.Contains(model, StringComparer.Ordinal))
        {
            await _server.PullAsync(model, progress, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();
}
