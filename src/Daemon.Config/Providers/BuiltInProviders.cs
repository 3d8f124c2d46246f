using Daemon.Config.Loading;
using Daemon.Config.Model;

namespace Daemon.Config.Providers;

/// <summary>The providers that exist without configuration.</summary>
public static class BuiltInProviders
{
    public const string OpenAi = "openai";
    public const string Ollama = "ollama";
    public const string LmStudio = "lmstudio";

    /// <summary>The embedded model: needs no account and no network.</summary>
    public const string Offline = "offline";

    /// <summary>Ids that the reference reserves: a table of such an id is refused.</summary>
    internal static readonly IReadOnlyList<string> Reserved = [OpenAi, "amazon-bedrock", Ollama, LmStudio];

    /// <summary>Whether an id is none that a user may define.</summary>
    public static bool IsBuiltIn(string id) => id == Offline || Reserved.Contains(id);

    internal static IEnumerable<ProviderConfig> All(string? openAiBaseUrl, IEnvironmentVariables environment)
    {
        yield return new ProviderConfig
        {
            Id = OpenAi,
            Name = "OpenAI",
            BaseUrl = openAiBaseUrl?.TrimEnd('/') ?? "https://api.openai.com/v1",
            RequiresOpenAiAuth = true,
            SupportsWebsockets = true,
        };
        yield return Local(Ollama, 11434, environment);
        yield return Local(LmStudio, 1234, environment);
        yield return new ProviderConfig { Id = Offline, Name = "Offline" };
    }

    /// <summary>A server on this machine. <c>CODEX_OSS_BASE_URL</c> replaces its address, <c>CODEX_OSS_PORT</c> its port.</summary>
    private static ProviderConfig Local(string id, int defaultPort, IEnvironmentVariables environment)
    {
        var port = ushort.TryParse(environment.Get("CODEX_OSS_PORT"), System.Globalization.NumberStyles.None, null, out var chosen) ? chosen : defaultPort;
        var url = environment.Get("CODEX_OSS_BASE_URL") is { Length: > 0 } given ? given.TrimEnd('/') : FormattableString.Invariant($"http://localhost:{port}/v1");
        return new ProviderConfig { Id = id, Name = "gpt-oss", BaseUrl = url };
    }
}
