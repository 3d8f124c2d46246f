// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `autoApprovalReview/strictReviewRequired`. */
export type StrictReviewRequiredNotification = {
  threadId: string,
  turnId: string,
  /** Unix milliseconds. */
  startedAtMs: number,
};
