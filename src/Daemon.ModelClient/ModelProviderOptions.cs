namespace Daemon.ModelClient;

/// <summary>A <c>[model_providers.ID]</c> table, resolved. Defaults are the reference's.</summary>
public sealed record ModelProviderOptions
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Without a trailing slash, e.g. <c>https://api.openai.com/v1</c>; null for the embedded offline provider.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Environment variable that holds the key; null when the provider needs none or uses auth.json.</summary>
    public string? EnvKey { get; init; }

    public string? EnvKeyInstructions { get; init; }

    /// <summary>A bearer token written in config.toml.</summary>
    public string? BearerToken { get; init; }

    public bool RequiresOpenAiAuth { get; init; }

    public IReadOnlyDictionary<string, string> QueryParams { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> HttpHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Header name to environment variable; a variable that is unset leaves the header out.</summary>
    public IReadOnlyDictionary<string, string> EnvHttpHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Retries of a request that brought no event; 0 to 100.</summary>
    public int RequestMaxRetries { get; init; } = 4;

    /// <summary>Retries of a stream that broke; 0 to 100.</summary>
    public int StreamMaxRetries { get; init; } = 5;

    /// <summary>Longest silence of a stream, also before its first byte, in milliseconds.</summary>
    public long StreamIdleTimeoutMs { get; init; } = 300_000;

    public long WebsocketConnectTimeoutMs { get; init; } = 15_000;

    /// <summary>Whether requests go over a WebSocket that is kept between them; over HTTP when it cannot be opened.</summary>
    public bool SupportsWebsockets { get; init; }

    /// <summary>Names the provider only: the generated text would print the token.</summary>
    public override string ToString() => $"model provider {Id}";
}
