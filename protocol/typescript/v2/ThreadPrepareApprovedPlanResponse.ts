// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The result of `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanResponse = {
  /** What to begin the next turn with. */
  prompt: string,
};
