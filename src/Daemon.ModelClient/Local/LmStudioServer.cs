using System.Text.Json;

namespace Daemon.ModelClient.Local;

/// <summary>LM Studio: lists its models as OpenAI does, and loads them by its own program only.</summary>
internal sealed class LmStudioServer(HttpMessageInvoker http, Uri baseUrl, TimeSpan patience) : ILocalServer
{
    private readonly LocalRequests _requests = new(http, "LM Studio", "Install it from https://lmstudio.ai and start it with `lms server start`.", patience);

    public string DefaultModel => "openai/gpt-oss-20b";

    /// <summary>Listing the models tells as much.</summary>
    public ValueTask CheckAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        using JsonDocument models = await _requests.GetAsync(new Uri(baseUrl, "models"), cancellationToken);
        return LocalAnswers.Names(models.RootElement, "data", "id");
    }

    public ValueTask PullAsync(string model, IProgress<string> progress, CancellationToken cancellationToken) =>
        throw new LocalProviderException($"LM Studio does not have the model {model}. Load it with `lms get {model}`, then try again.");
}
