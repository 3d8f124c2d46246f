// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a thread's history is stored. */
export type ThreadHistoryMode = "legacy" | "paginated";
