// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a command stands. */
export type CommandExecutionStatus = "inProgress" | "completed" | "failed" | "declined";
