using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Daemon.ModelClient.Local;

/// <summary>Ollama: its own API, for models, lies beside the one that speaks OpenAI's language (ollama/docs/api.md).</summary>
internal sealed class OllamaServer(HttpMessageInvoker http, Uri baseUrl, TimeSpan patience) : ILocalServer
{
    /// <summary>Steps, in percent, in which a download is reported.</summary>
    private const int ReportedStep = 10;

    /// <summary>What a model without a tag means.</summary>
    private const string DefaultTag = ":latest";

    /// <summary>The first release that has <c>/v1/responses</c>.</summary>
    private static readonly Version MinVersion = new(0, 13, 4);

    private readonly Uri _root = new(baseUrl, "../api/");
    private readonly LocalRequests _requests = new(http, "Ollama", "Install it from https://ollama.com and start it with `ollama serve`.", patience);

    public string DefaultModel => "gpt-oss:20b";

    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        using JsonDocument answer = await _requests.GetAsync(new Uri(_root, "version"), cancellationToken);

        // A build of one's own calls itself 0.0.0 or has no number at all.
        string text = LocalAnswers.Text(answer.RootElement, "version") ?? "";
        if (Version.TryParse(text.Split('-', '+')[0], out Version? version) && version < MinVersion && version != new Version(0, 0, 0))
        {
            throw new LocalProviderException($"Ollama {text} is too old: {MinVersion} or later is needed. Update it from https://ollama.com.");
        }
    }

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        using JsonDocument tags = await _requests.GetAsync(new Uri(_root, "tags"), cancellationToken);
        var names = new List<string>();
        foreach (string name in LocalAnswers.Names(tags.RootElement, "models", "name"))
        {
            names.Add(name);
            if (name.EndsWith(DefaultTag, StringComparison.Ordinal))
            {
                names.Add(name[..^DefaultTag.Length]);
            }
        }

        return names;
    }

    public async ValueTask PullAsync(string model, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report($"Ollama does not have {model} yet and loads it");
        string request = $"{{\"model\":\"{JsonEncodedText.Encode(model)}\",\"stream\":true}}";
        using HttpResponseMessage response = await _requests.PostAsync(new Uri(_root, "pull"), request, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        int reported = 0;
        bool succeeded = false;
        try
        {
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                succeeded |= Read(line, model, progress, ref reported);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or JsonException)
        {
            throw new LocalProviderException($"loading {model} broke off; try again, or run `ollama pull {model}`", e);
        }

        if (!succeeded)
        {
            throw new LocalProviderException($"Ollama did not finish loading {model}; try `ollama pull {model}`");
        }
    }

    /// <summary>One line of the answer; true when it says that all is there.</summary>
    private static bool Read(string line, string model, IProgress<string> progress, ref int reported)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return false;
        }

        using var document = JsonDocument.Parse(line);
        JsonElement state = document.RootElement;
        if (LocalAnswers.Text(state, "error") is { } error)
        {
            throw new LocalProviderException($"Ollama cannot load {model}: {error}");
        }

        if (LocalAnswers.Integer(state, "total") is > 0 and { } total && LocalAnswers.Integer(state, "completed") is { } completed)
        {
            int percent = (int)Math.Clamp(completed * 100 / total, 0, 100);
            if (percent >= reported + ReportedStep)
            {
                reported = percent;
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"{model}: {percent} %"));
            }
        }

        return LocalAnswers.Text(state, "status") == "success";
    }
}
