using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>Keys about what is kept on disk.</summary>
internal static class StateSection
{
    public static IReadOnlyList<SchemaKey> Keys() =>
    [
        new("sqlite_home", FilePath, "Folder of the databases. Unset: `$CODEX_SQLITE_HOME`, else the Codex home.") { Example = "\"~/codex-state\"" },
        new("log_dir", FilePath, "Folder of log files. Unset: `log` in the Codex home.") { Example = "\"~/codex-log\"" },
        new("history", Table("History", static () =>
        [
            new("persistence", Choice("save-all", "none"), "Whether messages are kept in history.jsonl.") { ShowDefault = true, Default = "\"save-all\"" },
            new("max_bytes", Usize, "Size above which the oldest lines are dropped.") { Example = "1000000" },
        ]), "The message history file.") { ShowDefault = true, Default = "{}" },
        new("thread_unload_delay_secs", U64, "How long an unsubscribed thread stays loaded, in seconds.") { Example = "60" },
        new("experimental_thread_store", Table("ThreadStoreToml", static () =>
        [
            new("type", Choice("local", "in_memory"), "Kind of store.") { Required = true, Example = "\"local\"" },
        ]), "Where threads are kept."),
        new("experimental_thread_store_endpoint", Text, "Refused: no longer supported.") { NoEffect = true },
        new("allow_symlinked_codex_home", Flag, "Whether the Codex home may be a symbolic link.") { Example = "true" },
        new("memories", Table("MemoriesToml", static () =>
        [
            new("use_memories", Flag, "Whether memories are given to the model."),
            new("generate_memories", Flag, "Whether threads are turned into memories."),
            new("dedicated_tools", Flag, "Whether the model gets tools for memories."),
            new("dual_write", Flag, "Whether both versions are written."),
            new("disable_on_external_context", Flag, "Whether threads with outside content are left out."),
            new("version", Choice("v1", "v2"), "Format of memories."),
            new("extract_model", Text, "Model that extracts memories."),
            new("consolidation_model", Text, "Model that consolidates memories."),
            new("consolidation_service_tier", Text, "Service tier of that model."),
            new("max_rollout_age_days", I64, "Oldest thread to read, in days."),
            new("max_unused_days", I64, "Age at which an unused memory is dropped, in days."),
            new("min_rollout_idle_hours", I64, "How long a thread must be idle, in hours."),
            new("min_rate_limit_remaining_percent", I64, "Rate limit to leave, in percent."),
            new("max_rollouts_per_startup", Usize, "Most threads read at a start."),
            new("max_raw_memories_for_consolidation", Usize, "Most memories consolidated at once."),
        ]), "Memories across threads."),
        new("ghost_snapshot", Table("GhostSnapshotToml", static () =>
        [
            new("ignore_large_untracked_files", I64, "Size of files to leave out, in bytes.") { NoEffect = true },
            new("ignore_large_untracked_dirs", I64, "Number of files of folders to leave out.") { NoEffect = true },
            new("disable_warnings", Flag, "Whether its warnings are left out.") { NoEffect = true },
        ]), "Snapshots of the work tree.") { NoEffect = true },
    ];
}
