using Daemon.Config.Hooks;
using Daemon.Config.Layers;
using Daemon.Config.Plugins;
using Daemon.Config.Requirements;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Model;

/// <summary>
/// What the engine needs of a loaded configuration: layers merged, paths absolute, permissions resolved, constraints applied.
/// Inert; made by <c>ConfigLoader</c> for one cwd.
/// </summary>
public sealed record EffectiveConfig
{
    /// <summary>Null when nothing names one: the provider's default applies.</summary>
    public string? Model { get; init; }

    /// <summary>An id that is a key of <see cref="ModelProviders"/>; <c>offline</c> when nothing names one and no key is at hand.</summary>
    public required string ModelProvider { get; init; }

    /// <summary>The local provider that <c>--oss</c> means: <c>ollama</c> or <c>lmstudio</c>; null when nobody chose.</summary>
    public string? OssProvider { get; init; }

    /// <summary>Absolute path of a file that replaces the catalogue of models; null for the daemon's own.</summary>
    public string? ModelCatalogFile { get; init; }

    /// <summary>The model of reviewers; null means the thread's own.</summary>
    public string? ReviewModel { get; init; }

    public required IReadOnlyDictionary<string, ProviderConfig> ModelProviders { get; init; }

    public required ApprovalPolicy ApprovalPolicy { get; init; }

    public ApprovalsReviewer ApprovalsReviewer { get; init; } = ApprovalsReviewer.User;

    public required ResolvedPermissionProfile Permissions { get; init; }

    /// <summary>
    /// Roots beside the cwd that legacy <c>[sandbox_workspace_write] writable_roots</c> adds to the thread's runtime roots, whatever the
    /// mode; empty where a profile is chosen by id.
    /// </summary>
    public IReadOnlyList<string> ExtraWorkspaceRoots { get; init; } = [];

    /// <summary>
    /// What an open network is limited to that no profile's rules speak of, such as a legacy mode's: the feature and the administrator
    /// mean every network. Null when open means open.
    /// </summary>
    public NetworkRules? OpenNetworkRules { get; init; }

    /// <summary><c>[command_limits]</c>: what a confined command may use.</summary>
    public CommandLimits CommandLimits { get; init; } = CommandLimits.None;

    /// <summary><c>windows.sandbox</c> as written; null when nothing is.</summary>
    public string? WindowsSandbox { get; init; }

    /// <summary><c>windows.sandbox_private_desktop</c></summary>
    public bool WindowsPrivateDesktop { get; init; } = true;

    public required FeatureSet Features { get; init; }

    public required ShellEnvironmentPolicy ShellEnvironment { get; init; }

    public string? ReasoningEffort { get; init; }

    public string? ReasoningSummary { get; init; }

    public string? Verbosity { get; init; }

    public string? ServiceTier { get; init; }

    public long? ModelContextWindow { get; init; }

    public long? AutoCompactTokenLimit { get; init; }

    public int? ToolOutputTokenLimit { get; init; }

    /// <summary>Content of <c>model_instructions_file</c>, or <c>instructions</c>; null means our own.</summary>
    public string? BaseInstructions { get; init; }

    public string? DeveloperInstructions { get; init; }

    public string? CompactPrompt { get; init; }

    public bool IncludePermissionsInstructions { get; init; } = true;

    public bool IncludeEnvironmentContext { get; init; } = true;

    public int ProjectDocMaxBytes { get; init; } = 32768;

    public IReadOnlyList<string> ProjectDocFallbackFilenames { get; init; } = [];

    public IReadOnlyList<string> ProjectRootMarkers { get; init; } = [".git"];

    public bool AllowLoginShell { get; init; } = true;

    /// <summary>Longest poll of a background terminal, in milliseconds.</summary>
    public long BackgroundTerminalMaxTimeoutMs { get; init; } = 300_000;

    public bool ShowRawAgentReasoning { get; init; }

    /// <summary><c>[tools.update_plan] enabled</c>.</summary>
    public bool UpdatePlanTool { get; init; }

    /// <summary><c>[auto_review] policy</c>: what the automatic reviewer is told beside our own instructions; null for nothing.</summary>
    public string? AutoReviewPolicy { get; init; }

    /// <summary><c>[auto_review] timeout_ms</c>; null for the engine's own limit.</summary>
    public TimeSpan? AutoReviewTimeout { get; init; }

    /// <summary><c>[goals] max_goal_token_budget</c>; null for no limit.</summary>
    public long? MaxGoalTokenBudget { get; init; }

    /// <summary><c>disabled, cached, live</c>; null means cached.</summary>
    public string? WebSearch { get; init; }

    /// <summary>The tool servers.</summary>
    public McpConfig Mcp { get; init; } = McpConfig.None;

    /// <summary>Folders whose <c>*.rules</c> files apply, lowest layer first.</summary>
    public IReadOnlyList<string> RuleFolders { get; init; } = [];

    /// <summary>What the user lets run at certain points; empty without the feature.</summary>
    public HookCatalog Hooks { get; init; } = HookCatalog.Empty;

    public SkillSettings Skills { get; init; } = new();

    /// <summary>The plugins that are on; their servers, hooks and skills are among those above. Empty without the feature.</summary>
    public IReadOnlyList<InstalledPlugin> Plugins { get; init; } = [];

    public AgentSettings Agents { get; init; } = new();

    public OtelConfig Otel { get; init; } = new();

    /// <summary>What the administrator demands; every value here meets it, and so must what clients ask later.</summary>
    public ConfigRequirements Requirements { get; init; } = ConfigRequirements.None;

    /// <summary>The administrator's rules about commands, on top of those in <see cref="RuleFolders"/>.</summary>
    public IReadOnlyList<RequiredRule> RequiredRules { get; init; } = [];

    /// <summary>What the user has decided about the project around the cwd.</summary>
    public TrustLevel Trust { get; init; }

    /// <summary>The folder to record a decision for: the repository around the cwd, the main one of a linked work tree; null outside.</summary>
    public string? TrustFolder { get; init; }

    /// <summary>Sentences for <c>warning</c> notifications of each thread under this configuration.</summary>
    public IReadOnlyList<string> ThreadWarnings { get; init; } = [];

    /// <summary>For <c>deprecationNotice</c> notifications of each thread under this configuration.</summary>
    public IReadOnlyList<DeprecationNotice> DeprecationNotices { get; init; } = [];
}

/// <summary>A setting that will go, and what to do about it.</summary>
public sealed record DeprecationNotice(string Summary, string Details);

/// <summary>A model provider as configured. Null members take the reference's defaults.</summary>
public sealed record ProviderConfig
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? BaseUrl { get; init; }

    public string? EnvKey { get; init; }

    public string? EnvKeyInstructions { get; init; }

    public string? BearerToken { get; init; }

    public bool RequiresOpenAiAuth { get; init; }

    public bool SupportsWebsockets { get; init; }

    public IReadOnlyDictionary<string, string> QueryParams { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> HttpHeaders { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> EnvHttpHeaders { get; init; } = new Dictionary<string, string>();

    public int? RequestMaxRetries { get; init; }

    public int? StreamMaxRetries { get; init; }

    public long? StreamIdleTimeoutMs { get; init; }

    public long? WebsocketConnectTimeoutMs { get; init; }
}
