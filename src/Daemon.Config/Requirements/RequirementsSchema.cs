using Daemon.Config.Schema;
using Daemon.Config.Schema.Sections;

using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Requirements;

/// <summary>The schema of requirements.toml, as far as types are checked. Parts that this daemon has no use for are opaque.</summary>
internal static class RequirementsSchema
{
    private static readonly Shape SandboxModes = List(Choice("read-only", "workspace-write", "danger-full-access", "external-sandbox"));

    public static readonly Shape.Table Root = new("ConfigRequirementsToml", static () =>
    [
        Key("allowed_approval_policies", List(new Shape.ChoiceOrVariant(
            ["untrusted", "on-failure", "on-request", "granular", "never"],
            ["untrusted", "on-failure", "on-request", "never"],
            static () => [Key("granular", Opaque)]))),
        Key("allowed_approvals_reviewers", List(Choice("user", "auto_review", "guardian_subagent"))),
        Key("allowed_sandbox_modes", SandboxModes),
        Key("allowed_permission_profiles", Map(Flag)),
        Key("default_permissions", Text),
        Key("permissions", Permissions()),
        Key("allowed_web_search_modes", List(Choice("disabled", "cached", "indexed", "live"))),
        Key("allowed_login_methods", List(Choice("api", "chatgpt"))),
        Key("allowed_chatgpt_workspaces", TextList),
        Key("features", Map(Flag)),
        Key("feature_requirements", Map(Flag)),
        Key("rules", Rules()),
        Key("hooks", HooksSection.Managed()),
        Key("allow_managed_hooks_only", Flag),
        Key("mcp_servers", Opaque),
        Key("plugins", Opaque),
        Key("marketplaces", Opaque),
        Key("apps", Opaque),
        Key("experimental_network", Network()),
        Key("network_proxy", Network()),
        Key("models", Table("ModelsRequirementsToml", static () =>
        [
            Key("new_thread", Table("NewThreadModelDefaults", static () =>
                [Key("model", Text), Key("model_reasoning_effort", Text), Key("service_tier", Text)])),
        ])),
        Key("model_provider", Text),
        Key("model_providers", Opaque),
        Key("model_catalog_json", FilePath),
        Key("windows", Table("WindowsRequirementsToml", static () =>
            [Key("allowed_sandbox_implementations", List(Choice("elevated", "unelevated", "mxc"))), Key("require_mxc", Flag)])),
        Key("auto_review", Opaque),
        Key("guardian_policy_config", Opaque),
        Key("guardian_extra_policy", Text),
        Key("additional_developer_instructions", Text),
        Key("otel", Opaque),
        Key("browser_use", Opaque),
        Key("computer_use", Opaque),
        Key("in_app_browser", Opaque),
        Key("application", Opaque),
        Key("allow_appshots", Flag),
        Key("allow_remote_control", Flag),
        Key("allow_browser_and_computer_use", Flag),
        Key("allow_login_shell", Flag),
        Key("enforce_residency", Choice("us")),
        Key("remote_sandbox_config", List(Table("RemoteSandboxConfigToml", static () =>
        [
            Key("hostname_patterns", TextList) with { Required = true },
            Key("allowed_sandbox_modes", SandboxModes) with { Required = true },
        ]))),
        Key("sqlite_home", FilePath),
        Key("log_dir", FilePath),
        Key("chatgpt_base_url", Text),
        Key("cli_auth_credentials_store", Choice("file", "keyring", "auto", "ephemeral")),
        Key("check_for_update_on_startup", Flag),
        Key("feedback", Table("FeedbackRequirementsToml", static () => [Key("enabled", Flag)])),
        Key("unsafe_enforce_sqlite_journal_mode", Opaque),
        Key("config_server", Opaque),
    ]);

    /// <summary>Members of <c>[permissions]</c> that apply to every profile; the other members are profiles.</summary>
    public static readonly IReadOnlyList<string> SharedPermissions = ["filesystem", "network"];

    private static Shape.Table Permissions() => new(
        "PermissionsRequirementsToml",
        static () => [Key("filesystem", Table("FilesystemRequirementsToml", static () => [Key("deny_read", List(FilePath))])), Key("network", Network())],
        Rest: PermissionProfileSection.Profile());

    private static Shape Rules() => Table("RequirementsExecPolicyToml", static () =>
    [
        Key("prefix_rules", List(Table("RequirementsExecPolicyPrefixRuleToml", static () =>
        [
            new("pattern", List(Table("RequirementsExecPolicyPatternTokenToml", static () => [Key("token", Text), Key("any_of", TextList)])), "") { Required = true },
            Key("decision", Choice("allow", "prompt", "prompt-user", "forbidden")),
            Key("justification", Text),
        ]))),
    ]);

    private static Shape Network() => Table("NetworkRequirementsToml", static () =>
    [
        Key("enabled", Flag), Key("http_port", U16), Key("socks_port", U16), Key("allow_upstream_proxy", Flag),
        Key("dangerously_allow_non_loopback_proxy", Flag), Key("dangerously_allow_all_unix_sockets", Flag),
        Key("domains", Map(Choice("allow", "deny"))), Key("allowed_domains", TextList), Key("denied_domains", TextList),
        Key("review_domains", TextList), Key("managed_allowed_domains_only", Flag), Key("unix_sockets", Map(Choice("allow", "deny"))),
        Key("allow_unix_sockets", TextList), Key("allow_local_binding", Flag), Key("header_injections", Opaque),
        Key("tunnel_idle_seconds", U32), Key("tunnel_total_seconds", U32),
    ]);

    /// <summary>No page documents these keys to users, so they need no sentence each.</summary>
    private static SchemaKey Key(string name, Shape shape) => new(name, shape, string.Empty);
}
