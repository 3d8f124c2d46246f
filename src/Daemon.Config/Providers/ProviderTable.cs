using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Providers;

/// <summary>Reads <c>[model_providers]</c> and chooses the provider.</summary>
internal static class ProviderTable
{
    private static readonly string[] AuthRivals = ["env_key", "experimental_bearer_token"];

    /// <summary>Built-in and configured providers by id.</summary>
    public static IReadOnlyDictionary<string, ProviderConfig> Read(TableReader root, IEnvironmentVariables environment)
    {
        var configured = root.Table("model_providers").Value;
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

        return providers.ContainsKey(named) ? named : throw ConfigLoadException.Semantic($"Model provider `{named}` not found", "model_provider");
    }

    /// <summary>
    /// Rules that types cannot express, for one layer: a provider must be complete where it is written. Gives the first fault and the
    /// provider's key; null when there is none.
    /// </summary>
    public static (string Message, TomlEntry Entry)? Check(TableReader root)
    {
        var configured = root.Table("model_providers").Value.Entries;
        var reserved = configured.Where(entry => BuiltInProviders.Reserved.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        if (reserved.Count > 0)
        {
            return (
                $"model_providers contains reserved built-in provider IDs: {string.Join(", ", reserved.Select(entry => $"`{entry.Key}`"))}. Built-in providers cannot be overridden. Rename your custom provider (for example, `{reserved[0].Key}-custom`).",
                reserved[0]);
        }

        foreach (var entry in configured)
        {
            if (entry.Value is TomlTable table && Fault(new TableReader(table)) is { } fault)
            {
                return ($"model_providers.{entry.Key}: {fault}", entry);
            }
        }

        return null;
    }

    private static string? Fault(TableReader provider)
    {
        if (provider.TryGet("aws", out _))
        {
            return "provider aws is only supported for `amazon-bedrock` or `amazon-bedrock-runtime`";
        }

        if (string.IsNullOrWhiteSpace(provider.Text("name")))
        {
            return "provider name must not be empty";
        }

        if (!provider.TryTable("auth", out var auth))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(auth.Text("command")))
        {
            return "provider auth.command must not be empty";
        }

        var rival = AuthRivals.FirstOrDefault(key => provider.TryGet(key, out _))
            ?? (provider.Flag("requires_openai_auth") == true ? "requires_openai_auth" : null);
        return rival is null ? null : $"provider auth cannot be combined with {rival}";
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
