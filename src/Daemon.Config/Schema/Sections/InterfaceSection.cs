using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys of user interfaces. A daemon reads few of them, but the file is shared with clients that do.</summary>
internal static class InterfaceSection
{
    public static readonly Shape SessionPickerView = Choice("comfortable", "dense");

    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("file_opener", Choice("vscode", "vscode-insiders", "windsurf", "cursor", "none"), "Editor that file links open.") { ShowDefault = true, Default = "\"vscode\"" },
        new("hide_agent_reasoning", Flag, "Whether reasoning is not shown.") { ShowDefault = true, Default = "false" },
        new("show_raw_agent_reasoning", Flag, "Whether raw reasoning is passed on.") { Default = "false" },
        new("tui", Tui(), "The terminal interface: read by it, ignored by a daemon."),
        new("notice", Notice(), "Notices that the user has seen."),
        new("disable_paste_burst", Flag, "Whether quick typing is never taken for a paste.") { NoEffect = true },
        new("audio", Table("RealtimeAudioToml", static () =>
        [
            new("microphone", Text, "Input device."),
            new("microphone_channel", new Shape.OneOf("MicrophoneChannels", U16, List(U16)), "Input channel or channels."),
            new("speaker", Text, "Output device."),
        ]), "Audio devices."),
        new("realtime", Table("RealtimeToml", static () =>
        [
            new("version", Choice("v1", "v2", "v3"), "Version."),
            new("type", Choice("conversational", "transcription"), "Kind of session."),
            new("transport", Choice("webrtc", "websocket"), "Transport."),
            new("voice", Text, "Voice."),
        ]), "Voice sessions."),
        new("experimental_realtime_ws_base_url", Text, "Base URL of voice sessions over websockets."),
        new("experimental_realtime_webrtc_call_base_url", Text, "Base URL of voice sessions over WebRTC."),
        new("experimental_realtime_ws_model", Text, "Model of voice sessions."),
        new("experimental_realtime_ws_backend_prompt", Text, "Prompt of voice sessions."),
        new("experimental_realtime_ws_startup_context", Text, "First context of voice sessions."),
        new("experimental_realtime_start_instructions", Text, "Instructions at the start of a voice session."),
        new("profile", Text, "Refused: use `--profile`.") { NoEffect = true },
        new("profiles", Map(LegacyProfileSection.Profile()), "Profiles of old versions.") { NoEffect = true, ShowDefault = true, Default = "{}" },
    ];

    private static Shape.Table Tui() => new("Tui", static () =>
    [
        new("theme", Text, "Colour theme."),
        new("animations", Flag, "Whether anything moves.") { Default = "true" },
        new("notifications", new Shape.OneOf("Notifications", Flag, TextList), "Whether, or for what, the terminal notifies."),
        new("notification_method", Choice("auto", "osc9", "osc777", "bel"), "How the terminal notifies."),
        new("notification_condition", Choice("unfocused", "always"), "When the terminal notifies."),
        new("show_tooltips", Flag, "Whether hints are shown.") { Default = "true" },
        new("status_line", TextList, "Items of the status line."),
        new("status_line_use_colors", Flag, "Whether the status line has colours."),
        new("terminal_title", TextList, "Items of the window title."),
        new("alternate_screen", Choice("auto", "always", "never"), "Use of the alternate screen."),
        new("keymap", KeymapSection.Keymap(), "Keys by context and action."),
        new("presets", Map(Table("QuickDial", static () =>
        [
            new("input", Text, "Text to send.") { Required = true },
            new("label", Text, "Name to show."),
        ])), "Saved inputs by name."),
        new("model_availability_nux", Map(U32), "How often the notice about a model was shown."),
        new("session_picker_view", SessionPickerView, "Layout of the session list."),
        new("agents_overview_grouping", Choice("project", "status", "model"), "Grouping of the agent list."),
        new("raw_output_mode", Flag, "Whether output is not rendered."),
        new("vim_mode_default", Flag, "Whether the editor starts in vim mode."),
        new("disable_paste_burst", Flag, "Whether quick typing is never taken for a paste."),
        new("mouse_scroll_speed", new Shape.Number("tui.mouse_scroll_speed must be a finite positive number"), "Lines for each step of the wheel; above 0."),
        new("pet", Text, "Companion."),
        new("pet_anchor", Choice("composer", "screen-bottom"), "Where it sits."),
        new("resume_cwd", Choice("current", "session"), "Folder of a resumed thread."),
        new("terminal_resize_reflow_max_rows", Usize, "Most rows laid out again when the window changes."),
        new("default_hosts", Map(TextMap), "Hosts chosen by default."),
        new("screen_reader_detection_done", Flag, "Whether a screen reader was looked for."),
        new("effects", Flags("TuiEffects", "effort", "progress", "shimmer", "starfield", "title", "welcome"), "Visual effects by name."),
        new("rendering", Flags("TuiRendering", "lists", "math", "mermaid", "tables"), "Rendering of Markdown by kind."),
        new("show_server_version_notice", Flag, "Whether a differing server version is shown."),
        new("auto_recap", Flag, "Whether a recap is shown after a pause."),
        new("question_esc_back", Flag, "Whether Escape goes back to the question before."),
        new("fullscreen_transcript", Flag, "Whether the transcript takes the whole screen."),
        new("collapse_turn_details", Flag, "Whether a finished turn is collapsed."),
        new("sidebar_width_percent", U8, "Width of the side bar, in percent."),
        new("copy_on_select", Choice("auto", "always", "never"), "Whether selecting copies."),
        new("copy_on_select_clear_selection", Flag, "Whether copying clears the selection."),
        new("right_click_paste", Choice("auto", "on", "off"), "Whether the right button pastes."),
    ], Sparse: true);

    private static Shape.Table Flags(string name, params string[] keys) =>
        new(name, () => [.. keys.Select(key => new SchemaKey(key, Flag, $"Whether {key} is on."))], Sparse: true);

    private static Shape Notice() => Table("Notice", static () =>
    [
        new("hide_full_access_warning", Flag, "Warning about full access seen."),
        new("hide_world_writable_warning", Flag, "Warning about world-writable folders seen."),
        new("hide_rate_limit_model_nudge", Flag, "Suggestion of a smaller model seen."),
        new("hide_gpt5_1_migration_prompt", Flag, "Suggestion of GPT-5.1 seen."),
        new("hide_gpt-5.1-codex-max_migration_prompt", Flag, "Suggestion of GPT-5.1-Codex-Max seen."),
        new("fast_default_opt_out", Flag, "The fast tier is not wanted."),
        new("model_migrations", TextMap, "Model changes seen."),
        new("hide_gov_cloud_guidance", Flag, "Guidance about government clouds seen."),
        new("external_config_migration_prompts", new Shape.Table("ExternalConfigMigrationPrompts", static () =>
        [
            new("home", Flag, "The suggestion for the home folder was declined."),
            new("home_last_prompted_at", I64, "When it was last made, in seconds since 1970."),
            new("projects", Map(Flag), "Projects whose suggestion was declined."),
            new("project_last_prompted_at", Map(I64), "When it was last made for a project, in seconds since 1970."),
        ], Sparse: true), "Suggestions to import settings seen."),
    ]);
}
