// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether a written table replaces the old one or is merged into it. */
export type MergeStrategy = "replace" | "upsert";
