// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `thread/goal/clear`. */
export type ThreadGoalClearResponse = {
  cleared: boolean,
};
