using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys that say what commands may do and who is asked.</summary>
internal static class ExecutionSection
{
    public static readonly Shape ApprovalsReviewer = Choice("user", "auto_review", "guardian_subagent");

    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("approval_policy", new Shape.ChoiceOrVariant(
            ["untrusted", "on-failure", "on-request", "granular", "never"],
            ["untrusted", "on-failure", "on-request", "never"],
            static () => [new("granular", Granular(), "Asks only for what is true.")]), "When the user is asked before something runs.")
        {
            Example = "\"on-request\"",
        },
        new("approvals_reviewer", ApprovalsReviewer, "Who answers approval requests.") { Default = "\"user\"" },
        new("sandbox_mode", Choice("read-only", "workspace-write", "danger-full-access"), "Permissions by their old name; `default_permissions` wins.")
        {
            Example = "\"workspace-write\"",
        },
        new("sandbox_workspace_write", Table("SandboxWorkspaceWrite", static () =>
        [
            new("writable_roots", List(FilePath), "Folders that are writable beside the cwd.") { ShowDefault = true, Default = "[]", Example = "[\"~/code/other\"]" },
            new("network_access", Flag, "Whether commands may use the network.") { ShowDefault = true, Default = "false" },
            new("exclude_tmpdir_env_var", Flag, "Whether `$TMPDIR` is not writable.") { ShowDefault = true, Default = "false" },
            new("exclude_slash_tmp", Flag, "Whether `/tmp` is not writable.") { ShowDefault = true, Default = "false" },
        ]), "Details of `sandbox_mode = \"workspace-write\"`."),
        new("command_limits", Table("CommandLimitsToml", static () =>
        [
            new("max_processes", U64, "Processes and threads of a command at once.") { Example = "512" },
            new("max_memory_bytes", U64, "Memory of a command: of all of its processes where control groups can be made, else of each.")
            {
                Example = "4294967296",
            },
            new("max_open_files", U64, "Open files of each process.") { Example = "1024" },
            new("max_file_bytes", U64, "Size of each file that is written.") { Example = "1073741824" },
            new("max_cpu_seconds", U64, "Processor time of each process.") { Example = "600" },
        ]), "What confined commands may use; without limit where nothing is said.") { IsExtension = true },
        new("default_permissions", Text, "Permission profile of new threads: a built-in one or a key of `permissions`.") { Example = "\":workspace\"" },
        new("permissions", new Shape.Table("PermissionsToml", static () => [], PermissionProfileSection.Profile()), "Permission profiles by id."),
        new("shell_environment_policy", Table("ShellEnvironmentPolicyTomlRaw", static () =>
        [
            new("inherit", Choice("core", "all", "none"), "Which of the daemon's variables a command starts from.") { Default = "\"all\"" },
            new("ignore_default_excludes", Flag, "Whether variables that look like secrets (`*KEY*`, `*SECRET*`, `*TOKEN*`) are kept.") { Default = "true" },
            new("exclude", TextList, "Patterns of variables to drop.") { Example = "[\"AWS_*\"]" },
            new("set", TextMap, "Variables to set.") { Example = "{ CI = \"1\" }" },
            new("include_only", TextList, "Patterns of the only variables to keep.") { Example = "[\"PATH\", \"HOME\"]" },
            new("filters", Map(Choice("include", "exclude")), "Pattern to `include` or `exclude`: another spelling of the two lists.")
            {
                Example = "{ \"AWS_*\" = \"exclude\" }",
            },
            new("experimental_use_profile", Flag, "Whether commands run in a login shell.") { NoEffect = true },
        ]), "The environment of commands.") { ShowDefault = true, Default = "{}" },
        new("allow_login_shell", Flag, "Whether the model may run commands in a login shell.") { ShowDefault = true, Default = "true" },
        new("projects", Map(Table("ProjectConfig", static () =>
        [
            new("trust_level", Choice("trusted", "untrusted"), "Whether the folder's own configuration is used.") { Example = "\"trusted\"" },
        ])), "Trust decisions by absolute folder."),
        new("windows", Table("WindowsToml", static () =>
        [
            new("sandbox", Choice("elevated", "unelevated", "mxc"), "How the Windows sandbox is built."),
            new("allow_mxc", Flag, "Whether that kind may be chosen."),
            new("sandbox_private_desktop", Flag, "Whether each command gets a desktop of its own, away from the user's windows.") { Default = "true", IsExtension = true },
        ]), "Windows sandbox."),
        new("hooks", HooksSection.Hooks(), "Commands that run at points of a turn."),
        new("notify", TextList, "Command to run at the end of a turn, with a JSON argument.") { Example = "[\"notify-send\", \"done\"]" },
        new("background_terminal_max_timeout", U64, "Longest wait for a background terminal, in milliseconds.") { ShowDefault = true, Default = "300000" },
        new("features", FeatureSection.Features(), "Feature flags by name."),
        new("suppress_unstable_features_warning", Flag, "Whether the warning about features under development is left out.") { Example = "true" },
        new("auto_review", Table("AutoReviewToml", static () =>
        [
            new("policy", Text, "Instructions of the automatic reviewer."),
            new("timeout_ms", U32, "How long one review may take, in milliseconds."),
            new("circuit_break_action", Choice("default", "strict"), "What happens after repeated refusals."),
        ]), "The automatic reviewer."),
        new("js_repl_node_path", FilePath, "Node executable of a removed tool.") { NoEffect = true },
        new("js_repl_node_module_dirs", List(FilePath), "Module folders of a removed tool.") { NoEffect = true },
    ];

    private static Shape Granular() => Table("GranularApprovalConfig", static () =>
    [
        new("sandbox_approval", Flag, "Ask before leaving the sandbox; false refuses.") { Required = true, Example = "true" },
        new("rules", Flag, "Ask where a rule says so; false refuses.") { Required = true, Example = "true" },
        new("skill_approval", Flag, "Ask before a skill runs; false refuses.") { ShowDefault = true, Default = "false" },
        new("request_permissions", Flag, "Ask when the model wants more permissions; false refuses.") { ShowDefault = true, Default = "false" },
        new("mcp_elicitations", Flag, "Pass on questions of MCP servers; false refuses.") { Required = true, Example = "true" },
    ]);
}
