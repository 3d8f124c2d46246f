// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How another agent stands. */
export type CollabAgentStatus = "pendingInit" | "running" | "interrupted" | "completed" | "errored" | "shutdown" | "notFound";
