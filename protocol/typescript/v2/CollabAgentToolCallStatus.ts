// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a call stands. */
export type CollabAgentToolCallStatus = "inProgress" | "completed" | "failed" | "interrupted";
