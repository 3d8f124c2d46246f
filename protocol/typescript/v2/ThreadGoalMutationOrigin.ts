// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who changed a goal. */
export type ThreadGoalMutationOrigin = "user" | "automatic";
