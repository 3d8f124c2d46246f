using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>The <c>[profiles.NAME]</c> tables of old versions: a part of the top-level keys, still checked and no longer read.</summary>
internal static class LegacyProfileSection
{
    private static readonly string[] TopLevelKeys =
    [
        "model", "model_provider", "model_reasoning_effort", "plan_mode_reasoning_effort", "model_reasoning_summary", "model_verbosity",
        "model_catalog_json", "service_tier", "personality", "oss_provider", "chatgpt_base_url", "web_search", "tools",
        "experimental_use_unified_exec_tool", "model_instructions_file", "experimental_compact_prompt_file",
        "include_permissions_instructions", "include_apps_instructions", "include_collaboration_mode_instructions",
        "include_environment_context", "include_environment_context_time", "approval_policy", "approvals_reviewer", "sandbox_mode",
        "windows", "features", "js_repl_node_path", "js_repl_node_module_dirs", "analytics",
    ];

    public static Shape Profile() => new Shape.Table("ConfigProfile", Keys, Sparse: true);

    private static IReadOnlyList<SchemaKey> Keys() =>
    [
        .. TopLevelKeys.Select(name => ConfigSchema.Root.Members.TryGet(name, out var key)
            ? new SchemaKey(name, key.Shape, "As at the top level.") { NoEffect = true, SameAs = name }
            : throw new InvalidOperationException($"The schema has no key `{name}`.")),
        new("tui", Table("ProfileTui", static () => [new("session_picker_view", InterfaceSection.SessionPickerView, "Layout of the session list.")]), "The terminal interface.")
        {
            NoEffect = true,
        },
    ];
}
