namespace Daemon.Config.Model;

/// <summary>How the tools of a server are approved.</summary>
public enum McpApprovalMode
{
    /// <summary>Asks unless the tool says that it only reads, or that it harms nothing and stays inside.</summary>
    Auto,

    /// <summary>Asks every time.</summary>
    Prompt,

    /// <summary>Asks unless the tool says that it only reads.</summary>
    Writes,

    /// <summary>Never asks.</summary>
    Approve,
}

/// <summary>How a server is reached.</summary>
public abstract record McpTransportConfig
{
    private McpTransportConfig()
    {
    }

    /// <summary>A program that talks over its standard streams.</summary>
    /// <param name="EnvVars">Variables of the daemon's environment to pass on.</param>
    /// <param name="Cwd">Absolute; null means the thread's.</param>
    public sealed record Stdio(
        string Command,
        IReadOnlyList<string> Args,
        IReadOnlyDictionary<string, string> Env,
        IReadOnlyList<string> EnvVars,
        string? Cwd) : McpTransportConfig;

    /// <summary>A streamable HTTP server.</summary>
    /// <param name="BearerTokenEnvVar">Variable that holds the bearer token; null for none.</param>
    /// <param name="EnvHttpHeaders">Header to the variable that holds its value.</param>
    public sealed record Http(
        string Url,
        string? BearerTokenEnvVar,
        IReadOnlyDictionary<string, string> HttpHeaders,
        IReadOnlyDictionary<string, string> EnvHttpHeaders) : McpTransportConfig
    {
        /// <summary>Client id that the user has registered by hand; null registers one.</summary>
        public string? OAuthClientId { get; init; }

        /// <summary>The <c>resource</c> parameter of the sign-in; null means the server's own word.</summary>
        public string? OAuthResource { get; init; }

        /// <summary>Port of the sign-in's callback; null for any free one.</summary>
        public int? OAuthCallbackPort { get; init; }

        /// <summary>Address of the callback as the browser sees it; null for the loopback address.</summary>
        public string? OAuthCallbackUrl { get; init; }

        /// <summary>Scopes to ask for; null means what the server supports.</summary>
        public IReadOnlyList<string>? Scopes { get; init; }
    }
}

/// <summary>One entry of <c>[mcp_servers]</c>.</summary>
public sealed record McpServerConfig
{
    public required string Name { get; init; }

    public required McpTransportConfig Transport { get; init; }

    /// <summary>The id of the plugin that brings it; null for the user's own.</summary>
    public string? PluginId { get; init; }

    /// <summary>That plugin's name for people; null for the user's own.</summary>
    public string? PluginName { get; init; }

    /// <summary>Whether the user and the administrator want it to run.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Why it does not run although the user wants it to; null otherwise.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Whether a thread fails to start without it.</summary>
    public bool Required { get; init; }

    /// <summary>Null means the default.</summary>
    public TimeSpan? StartupTimeout { get; init; }

    /// <summary>Null means the default.</summary>
    public TimeSpan? ToolTimeout { get; init; }

    /// <summary>The only tools to offer; null for all.</summary>
    public IReadOnlyList<string>? EnabledTools { get; init; }

    /// <summary>Tools not to offer; null for none.</summary>
    public IReadOnlyList<string>? DisabledTools { get; init; }

    public McpApprovalMode DefaultApproval { get; init; }

    /// <summary>Tools with an approval of their own.</summary>
    public IReadOnlyDictionary<string, McpApprovalMode> ToolApprovals { get; init; } = new Dictionary<string, McpApprovalMode>();

    /// <summary>Whether its tools may run at the same time, whatever they say of themselves.</summary>
    public bool SupportsParallelCalls { get; init; }

    /// <summary>Whether a tool of this name is offered.</summary>
    public bool Offers(string tool) => EnabledTools?.Contains(tool) != false && DisabledTools?.Contains(tool) != true;

    public McpApprovalMode ApprovalOf(string tool) => ToolApprovals.TryGetValue(tool, out var mode) ? mode : DefaultApproval;
}

/// <summary>Everything about tool servers.</summary>
public sealed record McpConfig
{
    public static McpConfig None { get; } = new();

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<McpServerConfig> Servers { get; init; } = [];

    /// <summary>How long after its start a turn waits for a server that is not required.</summary>
    public TimeSpan StartupGrace { get; init; } = TimeSpan.FromSeconds(1);
}
