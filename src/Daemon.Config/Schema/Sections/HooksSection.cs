using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>The <c>[hooks]</c> table.</summary>
internal static class HooksSection
{
    /// <summary>Events, as the table names them.</summary>
    public static readonly IReadOnlyList<string> Events =
    [
        "PreToolUse", "PermissionRequest", "PostToolUse", "PreCompact", "PostCompact", "SessionStart", "SessionEnd", "UserPromptSubmit",
        "SubagentStart", "SubagentStop", "Stop", "Interrupt", "PreModelRequest", "PostModelRequest",
    ];

    public static Shape Hooks() => Table("HooksToml", static () =>
    [
        .. EventKeys(),
        new("state", Map(Table("HookStateToml", static () =>
        [
            new("enabled", Flag, "Whether the hook runs."),
            new("trusted_hash", Text, "Hash of the hook's definition that the user accepted."),
            new("trusted_content_hash", Text, "Hash of the plugin that the user accepted with its hook."),
        ])), "Trust decisions about single hooks."),
    ]);

    /// <summary>A <c>hooks.json</c> file.</summary>
    public static Shape File() => new Shape.Table(
        "HooksFile",
        static () =>
        [
            new("description", Text, "What the hooks are for."),
            new("hooks", Table("HookEvents", static () => [.. EventKeys()]), "The hooks by event."),
        ],
        Closed: true);

    /// <summary>The administrator's hooks in requirements.toml: there is no trust to decide, but folders that hold the programs.</summary>
    public static Shape Managed() => Table("ManagedHooksRequirementsToml", static () =>
    [
        .. EventKeys(),
        new("managed_dir", FilePath, "Folder of the programs."),
        new("windows_managed_dir", FilePath, "Folder of the programs on Windows."),
    ]);

    private static IEnumerable<SchemaKey> EventKeys() =>
        Events.Select(name => new SchemaKey(name, List(Group()), $"What runs at {name}.") { ShowDefault = true, Default = "[]" });

    private static Shape Group() => Table("MatcherGroup", static () =>
    [
        new("matcher", Text, "Pattern of the tool names it applies to; all when unset.") { Example = "\"Bash\"" },
        new("hooks", List(Handler()), "What to run.") { ShowDefault = true, Default = "[]" },
    ]);

    private static Shape.Table Handler() => new("HookHandlerConfig", static () =>
    [
        new("type", Choice("command", "mcp_tool", "prompt", "agent"), "Kind of handler.") { Required = true, Example = "\"command\"" },
        new("command", Text, "Command line of a `command` handler.") { Example = "\"check.sh\"" },
        new("commandWindows", Text, "Command line on Windows."),
        new("timeout", U64, "Longest run, in seconds.") { Default = "600" },
        new("async", Flag, "Whether the turn goes on meanwhile.") { ShowDefault = true, Default = "false" },
        new("statusMessage", Text, "What to show while it runs."),
        new("additionalContextLimit", Usize, "Most bytes of context that it may add."),
        new("server", Text, "MCP server of an `mcp_tool` handler."),
        new("tool", Text, "Tool of an `mcp_tool` handler."),
        new("input", Opaque, "Input of an `mcp_tool` handler."),
    ], Sparse: true);
}
