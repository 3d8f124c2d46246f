using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Providers;

/// <summary>Reads <c>[model_providers]</c> and chooses the provider.</summary>
internal static class ProviderTable
{
    /// <summary>Built-in and configured providers by id.</summary>
    /// <exception cref="ConfigLoadException">A provider is malformed or takes a reserved id.</exception>
    public static IReadOnlyDictionary<string, ProviderConfig> Read(TableReader root, IEnvironmentVariables environment)
    {
        var configured = root.Table("model_providers").Value;
        Check(configured);
        var providers = BuiltInProviders.All(root.Text("openai_base_url"), environment).ToDictionary(provider => provider.Id, StringComparer.Ordinal);
        foreach (var entry in configured.Entries)
        {
            if (entry.Value is TomlTable table)
            {
                providers[entry.Key] = Provider(entry.Key, new TableReader(table));
            }
        }

        return providers;
    }

    /// <summary>The id in effect: what a request or the configuration names, else the provider for which there are credentials.</summary>
    /// <exception cref="ConfigLoadException">The named provider does not exist.</exception>
    public static string Choose(string? named, IReadOnlyDictionary<string, ProviderConfig> providers, ConfigRequest request)
    {
        if (named is null)
        {
            return HasOpenAiCredentials(request) ? BuiltInProviders.OpenAi : BuiltInProviders.Offline;
        }

        return providers.ContainsKey(named) ? named : throw ConfigLoadException.Semantic($"Model provider `{named}` not found");
    }

    /// <summary>Rules that types cannot express, in document order.</summary>
    /// <exception cref="ConfigLoadException">One is broken.</exception>
    public static void Check(TomlTable configured)
    {
        var reserved = configured.Entries.Select(entry => entry.Key).Where(BuiltInProviders.Reserved.Contains).Order(StringComparer.Ordinal).ToList();
        if (reserved.Count > 0)
        {
            throw ConfigLoadException.Semantic(
                $"model_providers contains reserved built-in provider IDs: {string.Join(", ", reserved.Select(id => $"`{id}`"))}. Built-in providers cannot be overridden. Rename your custom provider (for example, `{reserved[0]}-custom`).");
        }

        foreach (var entry in configured.Entries)
        {
            if (entry.Value is TomlTable table && string.IsNullOrWhiteSpace(new TableReader(table).Text("name")))
            {
                throw ConfigLoadException.Semantic($"model_providers.{entry.Key}: provider name must not be empty");
            }
        }
    }

    private static bool HasOpenAiCredentials(ConfigRequest request) =>
        !string.IsNullOrEmpty(request.Environment.Get("OPENAI_API_KEY")) || File.Exists(Path.Join(request.CodexHome, "auth.json"));

    private static ProviderConfig Provider(string id, TableReader table) => new()
    {
        Id = id,
        Name = table.Text("name") ?? id,
        BaseUrl = table.Text("base_url")?.TrimEnd('/'),
        EnvKey = table.Text("env_key"),
        EnvKeyInstructions = table.Text("env_key_instructions"),
        BearerToken = table.Text("experimental_bearer_token"),
        RequiresOpenAiAuth = table.Flag("requires_openai_auth") ?? false,
        SupportsWebsockets = table.Flag("supports_websockets") ?? false,
        QueryParams = table.TextMap("query_params"),
        HttpHeaders = table.TextMap("http_headers"),
        EnvHttpHeaders = table.TextMap("env_http_headers"),
        RequestMaxRetries = table.Count("request_max_retries"),
        StreamMaxRetries = table.Count("stream_max_retries"),
        StreamIdleTimeoutMs = table.Integer("stream_idle_timeout_ms"),
        WebsocketConnectTimeoutMs = table.Integer("websocket_connect_timeout_ms"),
    };
}
