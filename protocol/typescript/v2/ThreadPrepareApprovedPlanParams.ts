// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/prepareApprovedPlan`. */
export type ThreadPrepareApprovedPlanParams = {
  threadId: string,
  /** The plan as the user approved it. */
  markdown: string,
  /** Where the client keeps the plan; null when it keeps none. */
  attachmentPath?: string | null,
};
