// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Names of the collaboration modes. */
export type ModeKind = "plan" | "default";
