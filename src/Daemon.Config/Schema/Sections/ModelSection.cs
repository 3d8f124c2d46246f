using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys that choose the model, its provider and what is asked of it.</summary>
internal static class ModelSection
{
    private static readonly Shape WireApi = new Shape.Choice(["responses"], Refused: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["chat"] = "`wire_api = \"chat\"` is no longer supported.\nHow to fix: set `wire_api = \"responses\"` in your provider config.\nMore info: https://github.com/openai/codex/discussions/7782",
    });

    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("model", Text, "Model to use. Unset: the provider's own default.") { Example = "\"gpt-5\"" },
        new("review_model", Text, "Model for code reviews. Unset: the thread's model.") { Example = "\"gpt-5\"" },
        new("model_provider", Text, "Provider to send requests to: a built-in one or a key of `model_providers`. Unset: `openai` when an API key or a login is at hand, else `offline`.")
        {
            Example = "\"ollama\"",
        },
        new("model_providers", Map(Provider()), "Additional providers by id.") { ShowDefault = true, Default = "{}" },
        new("model_context_window", I64, "Context window in tokens, when the catalogue does not know the model.") { Example = "128000" },
        new("model_auto_compact_token_limit", I64, "Tokens at which the history is compacted by itself; can only lower the limit that follows from the window.")
        {
            Example = "100000",
        },
        new("model_auto_compact_token_limit_scope", Choice("total", "body_after_prefix"), "What `model_auto_compact_token_limit` counts.")
        {
            Example = "\"total\"",
        },
        new("model_post_turn_compact_threshold_percent", U8, "Share of the window, in percent, above which the history is compacted after a turn.")
        {
            Example = "80",
        },
        new("model_reasoning_effort", ReasoningEffort, "How much the model may think; the words are the model's own.") { Example = "\"medium\"" },
        new("plan_mode_reasoning_effort", ReasoningEffort, "Reasoning effort while planning.") { Example = "\"high\"" },
        new("model_reasoning_summary", Choice("auto", "concise", "detailed", "none"), "Length of the summaries of the model's reasoning.")
        {
            Example = "\"concise\"",
        },
        new("model_verbosity", Choice("low", "medium", "high"), "Length of the model's answers.") { Example = "\"low\"" },
        new("model_catalog_json", FilePath, "JSON file that replaces the built-in model catalogue; read at start-up.") { Example = "\"models.json\"" },
        new("service_tier", Text, "Service tier of requests: `default`, `priority` or `flex`.") { Example = "\"flex\"" },
        new("personality", Choice("none", "friendly", "pragmatic"), "Tone of the built-in instructions.") { NoEffect = true },
        new("oss_provider", Text, "Local provider for open models: `lmstudio` or `ollama`.") { Example = "\"ollama\"" },
        new("openai_base_url", Text, "Base URL of the built-in `openai` provider.") { Example = "\"https://proxy.example/v1\"" },
        new("chatgpt_base_url", Text, "Base URL of the ChatGPT back end.") { ShowDefault = true, Default = "\"https://chatgpt.com/backend-api/\"" },
        new("responses_api_metadata", TextMap, "Metadata sent with each model request.") { Example = "{ team = \"core\" }" },
        new("tool_output_token_limit", Usize, "Cap of a tool's output in the history, in tokens.") { Example = "10000" },
        new("web_search", Choice("disabled", "cached", "indexed", "live"), "Web search by the model.") { Example = "\"disabled\"" },
        new("tools", Tools(), "Settings of single tools."),
        new("experimental_use_unified_exec_tool", Flag, "Old name of the feature `unified_exec`.") { Example = "true" },
    ];

    private static Shape.Table Provider() => new("ModelProviderInfo", static () =>
    [
        new("name", Text, "Display name; must not be empty.") { Example = "\"My proxy\"" },
        new("base_url", Text, "URL to which `/responses` is appended.") { Example = "\"https://llm.example/v1\"" },
        new("model_catalog_url", Text, "URL of the provider's model catalogue."),
        new("env_key", Text, "Environment variable that holds the API key.") { Example = "\"MY_KEY\"" },
        new("env_key_instructions", Text, "What to tell the user when that variable is missing."),
        new("experimental_bearer_token", Text, "Bearer token; prefer `env_key`."),
        new("auth", Table("ModelProviderAuthInfo", static () =>
        [
            new("command", Text, "Program that prints a bearer token.") { Required = true, Example = "\"get-token\"" },
            new("args", TextList, "Its arguments.") { ShowDefault = true, Default = "[]" },
            new("timeout_ms", new Shape.Integer("a nonzero u64", 1, long.MaxValue), "How long it may run, in milliseconds.") { ShowDefault = true, Default = "5000" },
            new("refresh_interval_ms", U64, "Age at which a token is renewed, in milliseconds; 0 renews only after a refusal.") { ShowDefault = true, Default = "300000" },
            new("cwd", FilePath, "Folder to run it in.") { Default = "\".\"" },
        ]), "Command that supplies bearer tokens."),
        new("gateway_oauth", Opaque, "OAuth of a gateway in front of the provider."),
        new("aws", Table("ModelProviderAwsAuthInfo", static () =>
        [
            new("profile", Text, "AWS profile."),
            new("region", Text, "AWS region."),
            new("auth_refresh", Command("AwsAuthRefreshConfig"), "Command that renews the AWS login."),
            new("credential_export", Command("CredentialExportConfig"), "Command that prints AWS credentials."),
        ]), "AWS request signing."),
        new("project_id", Text, "Cloud project of the provider."),
        new("location", Text, "Cloud location of the provider."),
        new("credential_file", FilePath, "Credentials file of the provider."),
        new("wire_api", WireApi, "Protocol; only `responses` exists.") { ShowDefault = true, Default = "\"responses\"" },
        new("capabilities", new Shape.Table("ModelProviderCapabilities", static () =>
        [
            new("cyber_access_programs", Flag, "Whether access programmes apply."),
            new("external_web_access", Flag, "Whether the model may reach the web."),
            new("remote_compaction", Opaque, "How histories are compacted remotely."),
        ], Sparse: true), "What the provider can do."),
        new("query_params", TextMap, "Query parameters added to each request.") { Example = "{ api-version = \"2025-04-01\" }" },
        new("http_headers", TextMap, "Headers added to each request.") { Example = "{ X-Team = \"core\" }" },
        new("env_http_headers", TextMap, "Headers whose value is read from the named environment variable.") { Example = "{ X-Key = \"TEAM_KEY\" }" },
        new("request_max_retries", U64, "Retries of a failed request.") { Default = "4" },
        new("stream_max_retries", U64, "Reconnections of a broken stream.") { Default = "5" },
        new("stream_idle_timeout_ms", U64, "Longest silence of a stream, in milliseconds.") { Default = "300000" },
        new("websocket_connect_timeout_ms", U64, "Longest time to open a websocket, in milliseconds.") { Default = "15000" },
        new("requires_openai_auth", Flag, "Whether requests carry the OpenAI login.") { ShowDefault = true, Default = "false" },
        new("supports_websockets", Flag, "Whether responses may be streamed over a websocket.") { ShowDefault = true, Default = "false" },
        new("supports_standalone_web_search", Flag, "Whether the provider has a web search of its own.") { ShowDefault = true, Default = "false" },
    ]);

    private static Shape Command(string name) => Table(name, static () =>
    [
        new("command", Text, "Program.") { Required = true },
        new("args", TextList, "Its arguments."),
        new("timeout_ms", new Shape.Integer("a nonzero u64", 1, long.MaxValue), "How long it may run, in milliseconds."),
    ]);

    private static Shape Tools() => Table("ToolsToml", static () =>
    [
        new("web_search", new Shape.OneOf("WebSearchToolConfigInput", Flag, Table("WebSearchToolConfig", static () =>
        [
            new("context_size", Choice("low", "medium", "high"), "How much of the results the model sees."),
            new("allowed_domains", TextList, "Domains to search; all when unset."),
            new("location", Table("WebSearchLocation", static () =>
            [
                new("country", Text, "Two-letter country code."),
                new("region", Text, "Region."),
                new("city", Text, "City."),
                new("timezone", Text, "IANA time zone."),
            ]), "Where the user is."),
        ])), "Web search on or off, or its settings.") { Example = "true" },
        new("client_search_provider", Choice("standalone", "search_mcp"), "Who performs a search on the client's side."),
        new("experimental_request_user_input", Enabled("ExperimentalRequestUserInput"), "The tool that asks the user a question."),
        new("update_plan", Enabled("UpdatePlanToolConfig"), "The tool that keeps a plan."),
    ]);

    private static Shape Enabled(string name) => Table(name, static () => [new("enabled", Flag, "Whether the tool is offered.") { Example = "true" }]);
}
