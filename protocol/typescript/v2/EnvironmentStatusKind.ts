// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether an environment can be used. */
export type EnvironmentStatusKind = "ready" | "pending" | "disconnected" | "unknown";
