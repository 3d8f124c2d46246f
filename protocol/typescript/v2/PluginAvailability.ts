// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether an administrator lets a plugin be used. */
export type PluginAvailability = "DISABLED_BY_ADMIN" | "AVAILABLE";
