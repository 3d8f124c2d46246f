// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who is to find a shared plugin. */
export type PluginShareUpdateDiscoverability = "UNLISTED" | "PRIVATE" | "LISTED";
