using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys that shape what the model is told.</summary>
internal static class PromptSection
{
    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("instructions", Text, "System instructions.") { Example = "\"Answer in French.\"" },
        new("developer_instructions", Text, "Instructions added as a developer message.") { Example = "\"Prefer small commits.\"" },
        new("model_instructions_file", FilePath, "File that replaces the built-in instructions.") { Example = "\"prompt.md\"" },
        new("compact_prompt", Text, "Prompt that asks the model to summarise the history.") { Example = "\"Summarise.\"" },
        new("experimental_compact_prompt_file", FilePath, "File with that prompt.") { Example = "\"compact.md\"" },
        new("include_permissions_instructions", Flag, "Whether the model is told its permissions.") { ShowDefault = true, Default = "true" },
        new("include_apps_instructions", Flag, "Whether the model is told about connected apps.") { ShowDefault = true, Default = "true" },
        new("include_collaboration_mode_instructions", Flag, "Whether the model is told the collaboration mode.") { ShowDefault = true, Default = "true" },
        new("include_environment_context", Flag, "Whether the model is told cwd, shell and the like.") { ShowDefault = true, Default = "true" },
        new("include_environment_context_time", Flag, "Whether that context has date and time zone.") { ShowDefault = true, Default = "true" },
        new("project_doc_max_bytes", Usize, "Most bytes read from AGENTS.md files; 0 reads none.") { ShowDefault = true, Default = "32768" },
        new("project_doc_fallback_filenames", TextList, "File names to try where a folder has no AGENTS.md.") { ShowDefault = true, Default = "[]", Example = "[\"CLAUDE.md\"]" },
        new("project_root_markers", TextList, "Names that make a folder a project root; an empty list makes the cwd the root.") { ShowDefault = true, Default = "[\".git\"]" },
    ];
}
