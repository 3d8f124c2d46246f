using Daemon.Toml.Values;

using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys about tool servers, apps, plugins, skills and agents.</summary>
internal static class IntegrationSection
{
    private static readonly Shape Approval = Choice("auto", "prompt", "writes", "approve");

    private static readonly Shape ToolPlaces = List(Choice("code_mode", "deferred", "direct"));

    private static readonly Shape AllowDeny = Choice("allow", "deny");

    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("mcp_servers", Map(McpServer()), "MCP servers by id: a `command` to run or a `url` to call.") { ShowDefault = true, Default = "{}" },
        new("mcp_oauth_credentials_store", Choice("auto", "file", "keyring"), "Where tokens of MCP servers are kept.") { ShowDefault = true, Default = "\"auto\"" },
        new("mcp_oauth_callback_port", U16, "Port of the OAuth callback; any free one when unset.") { Example = "5555" },
        new("mcp_oauth_callback_url", Text, "URL of the OAuth callback.") { Example = "\"http://localhost:5555/callback\"" },
        new("mcp_optional_startup_grace_ms", U64, "How long a turn waits for optional servers, in milliseconds.") { Example = "1000" },
        new("mcp_enterprise_managed_auth", new Shape.Table("McpEnterpriseManagedAuthConfig", static () =>
        [
            new("idp", new Shape.Table("McpServerIdpOAuthConfig", static () =>
            [
                new("issuer", Text, "Issuer."),
                new("client_id", Text, "Client id."),
                new("client_secret", Text, "Client secret."),
                new("token_endpoint_auth_method", Text, "How the client proves itself."),
            ], Closed: true), "Identity provider.") { Required = true },
        ], Closed: true), "Logins managed by an organisation."),
        new("apps", new Shape.Table("AppsConfigToml", static () =>
        [
            new("_default", Table("AppsDefaultConfig", static () =>
            [
                new("enabled", Flag, "Whether apps are on.") { ShowDefault = true, Default = "true" },
                new("approvals_reviewer", ExecutionSection.ApprovalsReviewer, "Who answers approval requests of apps."),
                new("default_tools_approval_mode", Approval, "Approval of tools."),
                new("destructive_enabled", Flag, "Whether destructive tools are on.") { ShowDefault = true, Default = "true" },
                new("open_world_enabled", Flag, "Whether tools that reach the outside are on.") { ShowDefault = true, Default = "true" },
            ]), "Defaults of all apps."),
        ], Rest: App("AppConfig")), "Connected apps by id."),
        new("apps_mcp_product_sku", Text, "Product name sent to the apps server."),
        new("plugins", new Shape.Table("PluginsConfigToml", static () => [], Rest: Plugin()), "Plugins by id.") { ShowDefault = true, Default = "{}" },
        new("marketplaces", Map(Table("MarketplaceConfig", static () =>
        [
            new("source_type", Choice("git", "local"), "Kind of source."),
            new("source", Text, "URL or folder."),
            new("ref", Text, "Branch, tag or commit."),
            new("sparse_paths", TextList, "Paths to check out."),
            new("last_revision", Text, "Revision of the last update."),
            new("last_updated", Text, "Time of the last update."),
        ])), "Plugin market places by name.") { ShowDefault = true, Default = "{}" },
        new("skills", new Shape.Table("SkillsConfig", static () =>
        [
            new("bundled", Table("BundledSkillsConfig", static () => [new("enabled", Flag, "Whether they are on.") { Default = "true" }]), "Skills that come with the program."),
            new("include_instructions", Flag, "Whether the model is told about skills."),
            new("config", List(new Shape.Table("SkillConfig", static () =>
            [
                new("path", FilePath, "Path of a SKILL.md."),
                new("name", Text, "Name of a skill."),
                new("enabled", Flag, "Whether it is on.") { Required = true, Example = "false" },
            ], Sparse: true)), "Switches of single skills."),
        ], Sparse: true), "Skills."),
        new("tool_suggest", Table("ToolSuggestConfig", static () =>
        [
            new("disabled_tools", List(Suggestion("ToolSuggestDisabledTool")), "Tools never to suggest."),
            new("discoverables", List(Suggestion("ToolSuggestDiscoverable")), "Tools to suggest."),
        ]), "Suggestions of tools."),
        new("orchestrator", Table("OrchestratorToml", static () =>
        [
            new("skills", Enabled(), "Skills of the orchestrator."),
            new("mcp", Enabled(), "Tool servers of the orchestrator."),
        ]), "The orchestrator."),
        new("cloud", Table("CloudToml", static () => [new("skills", Enabled(), "Skills from the cloud.")]), "Cloud services."),
        new("agents", new Shape.Table("AgentsToml", static () =>
        [
            new("enabled", Flag, "Whether the model may start agents."),
            new("interrupt_message", Flag, "Whether an interrupted agent is told."),
            new("max_threads", Usize, "Most agents at once."),
            new("max_concurrent_threads_per_session", Usize, "Most agents at once in a session."),
            new("max_depth", I32, "How deep agents may start agents."),
            new("job_max_runtime_seconds", U64, "Longest run of a job, in seconds."),
            new("default_subagent_model", Text, "Model of agents."),
            new("default_subagent_reasoning_effort", Text, "Reasoning effort of agents."),
        ], Rest: Table("AgentRoleToml", static () =>
        [
            new("description", Text, "When to use the role."),
            new("config_file", FilePath, "Configuration of the role."),
            new("nickname_candidates", TextList, "Names for agents of the role."),
        ])), "Agents, and their roles by name."),
        new("goals", Table("GoalsToml", static () =>
        [
            new("max_goal_token_budget", new Shape.Integer("a nonzero u64", 1, long.MaxValue), "Largest budget of a goal, in tokens."),
        ]), "Goals."),
        new("browser_use", Table("BrowserUseConfigToml", static () =>
        [
            new("default_origin_policy", OriginPolicy(), "Policy of sites not listed."),
            new("origins", Map(OriginPolicy()), "Policy by site."),
            new("allow_history_access", Flag, "Whether the browser's history may be read."),
        ]), "Browser use."),
        new("computer_use", Table("ComputerUseConfigToml", static () =>
        [
            new("default_app_access", AllowDeny, "Access to programs not listed."),
            new("macos", Table("ComputerUseMacosConfigToml", static () => [new("bundle_ids", Map(AllowDeny), "Access by bundle id.")]), "On macOS."),
            new("windows", Table("ComputerUseWindowsConfigToml", static () =>
            [
                new("exes", List(Table("ComputerUseWindowsExeConfigToml", static () =>
                [
                    new("publisher_name", Text, "Publisher.") { Required = true },
                    new("product_name", Text, "Product.") { Required = true },
                    new("binary_name", Text, "File name."),
                    new("access", AllowDeny, "Access.") { Required = true },
                ])), "Access by executable."),
                new("aumids", Map(AllowDeny), "Access by application id."),
            ]), "On Windows."),
        ]), "Computer use."),
        new("desktop", Map(Opaque), "Settings of the desktop application: never checked."),
        new("daybreak", Flag, "A programme of the ChatGPT back end.") { NoEffect = true },
    ];

    private static Shape.Table McpServer() => new("RawMcpServerConfig", static () =>
    [
        new("command", Text, "Program of a stdio server.") { Example = "\"npx\"" },
        new("args", TextList, "Its arguments.") { Example = "[\"-y\", \"server\"]" },
        new("env", TextMap, "Variables to set."),
        new("env_vars", List(new Shape.OneOf("McpServerEnvVar", Text, Table("McpServerEnvVarConfig", static () =>
        [
            new("name", Text, "Variable.") { Required = true },
            new("source", Text, "Where it comes from."),
        ]))), "Variables to pass on."),
        new("cwd", Text, "Folder to run in."),
        new("url", Text, "Address of a streamable HTTP server.") { Example = "\"https://mcp.example/mcp\"" },
        new("bearer_token", Text, "Refused: use `bearer_token_env_var`."),
        new("bearer_token_env_var", Text, "Variable that holds the bearer token."),
        new("http_headers", TextMap, "Headers to send."),
        new("env_http_headers", TextMap, "Headers whose value is read from the named variable."),
        new("auth", Choice("oauth", "chatgpt", "ema_auth"), "Kind of login."),
        new("oauth", Table("McpServerOAuthConfig", static () =>
        [
            new("client_id", Text, "Client id."),
            new("client_secret", Text, "Client secret."),
            new("callback_port", U16, "Port of the callback."),
            new("callback_url", Text, "URL of the callback."),
            new("token_endpoint_auth_method", Text, "How the client proves itself."),
            new("authorization_server_issuer", Text, "Issuer to expect."),
        ]), "OAuth details."),
        new("oauth_resource", Text, "OAuth resource indicator."),
        new("scopes", TextList, "OAuth scopes."),
        new("enabled", Flag, "Whether the server is used.") { ShowDefault = true, Default = "true" },
        new("required", Flag, "Whether a thread fails to start without it.") { Default = "false" },
        new("startup_timeout_sec", Number, "Longest start, in seconds.") { Example = "10" },
        new("startup_timeout_ms", U64, "The same in milliseconds."),
        new("tool_timeout_sec", Number, "Longest call, in seconds.") { Example = "60" },
        new("enabled_tools", TextList, "The only tools to offer."),
        new("disabled_tools", TextList, "Tools not to offer."),
        new("default_tools_approval_mode", Approval, "Approval of its tools."),
        new("tools", Map(ToolApproval("McpServerToolConfig")), "Settings by tool."),
        new("supports_parallel_tool_calls", Flag, "Whether its tools may run at the same time."),
        new("environment_id", Text, "Environment it runs in.") { ShowDefault = true, Default = "\"local\"" },
        new("name", Text, "Display name."),
        new("http_headers_helper", Text, "Program that prints headers."),
        new("startup_readiness", Choice("connection", "catalog"), "When the server counts as started."),
        new("tool_input_schema_max_bytes", Usize, "Largest input schema of a tool, in bytes."),
        new("omit_tools_from", ToolPlaces, "Where its tools are left out."),
    ], Rule: CheckTransport, Sparse: true);

    private static readonly string[] StdioOnly = ["args", "env", "env_vars", "cwd"];

    private static readonly string[] HttpOnly =
        ["url", "bearer_token_env_var", "http_headers", "env_http_headers", "http_headers_helper", "oauth", "oauth_resource", "auth"];

    /// <summary>A server is run or called, and takes only the keys of its kind.</summary>
    private static string? CheckTransport(TomlTable server)
    {
        var stdio = server.TryGet("command", out _);
        if (!stdio && !server.TryGet("url", out _))
        {
            return "invalid transport";
        }

        var kind = stdio ? "stdio" : "streamable_http";
        var wrong = (stdio ? HttpOnly : StdioOnly).Prepend("bearer_token").FirstOrDefault(key => server.TryGet(key, out _));
        return wrong is null ? null : $"{wrong} is not supported for {kind}";
    }

    private static Shape ToolApproval(string name) => Table(name, static () => [new("approval_mode", Approval, "Approval of the tool.")]);

    private static Shape App(string name) => Table(name, static () =>
    [
        new("enabled", Flag, "Whether the app is on.") { ShowDefault = true, Default = "true" },
        new("approvals_reviewer", ExecutionSection.ApprovalsReviewer, "Who answers its approval requests."),
        new("default_tools_approval_mode", Approval, "Approval of its tools."),
        new("default_tools_enabled", Flag, "Whether tools not listed are on."),
        new("destructive_enabled", Flag, "Whether its destructive tools are on."),
        new("open_world_enabled", Flag, "Whether its tools that reach the outside are on."),
        new("tools", Map(Table("AppToolConfig", static () =>
        [
            new("enabled", Flag, "Whether the tool is on."),
            new("approval_mode", Approval, "Approval of the tool."),
        ])), "Settings by tool."),
        new("links", Map(new Shape.Table("AppLinkConfig", static () => [], Rest: Opaque)), "Links of the app by name."),
        new("omit_tools_from", ToolPlaces, "Where its tools are left out."),
    ]);

    private static Shape.Table Plugin() => new("PluginConfig", static () =>
    [
        new("enabled", Flag, "Whether the plugin is on.") { ShowDefault = true, Default = "true" },
        new("mcp_servers", Map(Table("PluginMcpServerConfig", static () =>
        [
            new("enabled", Flag, "Whether the server is used.") { ShowDefault = true, Default = "true" },
            new("enabled_tools", TextList, "The only tools to offer."),
            new("disabled_tools", TextList, "Tools not to offer."),
            new("default_tools_approval_mode", Approval, "Approval of its tools."),
            new("tools", Map(ToolApproval("McpServerToolConfig")), "Settings by tool."),
        ])), "Settings of its MCP servers."),
        new("apps", Map(App("AppConfig")), "Settings of its apps."),
    ], Sparse: true);

    private static Shape Suggestion(string name) => Table(name, static () =>
    [
        new("type", Choice("connector", "plugin"), "Kind of tool.") { Required = true },
        new("id", Text, "Id of the tool.") { Required = true },
    ]);

    private static Shape OriginPolicy() => Table("BrowserUseOriginPolicyConfigToml", static () =>
    [
        new("access", AllowDeny, "Access."),
        new("downloads", AllowDeny, "Downloads."),
        new("uploads", AllowDeny, "Uploads."),
        new("full_cdp_access", AllowDeny, "Use of the debugging protocol."),
    ]);

    private static Shape Enabled() => Table("FeatureToggleToml", static () => [new("enabled", Flag, "Whether it is on.") { Example = "true" }]);
}
