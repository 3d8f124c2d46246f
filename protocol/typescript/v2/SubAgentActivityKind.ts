// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What happened to a sub-agent. */
export type SubAgentActivityKind = "started" | "interacted" | "interrupted" | "completed";
