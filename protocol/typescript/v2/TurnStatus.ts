// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a turn stands. */
export type TurnStatus = "completed" | "interrupted" | "failed" | "inProgress";
