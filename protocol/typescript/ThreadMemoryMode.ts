// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether a thread may become memory. */
export type ThreadMemoryMode = "enabled" | "disabled";
