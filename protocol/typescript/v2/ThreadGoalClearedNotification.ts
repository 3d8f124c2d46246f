// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `thread/goal/cleared`. */
export type ThreadGoalClearedNotification = {
  threadId: string,
};
