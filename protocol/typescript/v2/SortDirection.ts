// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Direction of a list. */
export type SortDirection = "asc" | "desc";
