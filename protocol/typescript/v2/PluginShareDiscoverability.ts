// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who finds a shared plugin. */
export type PluginShareDiscoverability = "LISTED" | "UNLISTED" | "PRIVATE";
