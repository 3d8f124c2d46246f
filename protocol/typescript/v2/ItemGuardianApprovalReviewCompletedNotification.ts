// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AutoReviewDecisionSource } from "./AutoReviewDecisionSource";
import type { GuardianApprovalReview } from "./GuardianApprovalReview";
import type { GuardianApprovalReviewAction } from "./GuardianApprovalReviewAction";

/** The payload of `item/autoApprovalReview/completed`. */
export type ItemGuardianApprovalReviewCompletedNotification = {
  threadId: string,
  turnId: string,
  action: GuardianApprovalReviewAction,
  /** Unix milliseconds. */
  completedAtMs: number,
  decisionSource: AutoReviewDecisionSource,
  review: GuardianApprovalReview,
  reviewId: string,
  /** Unix milliseconds. */
  startedAtMs: number,
  targetItemId: string | null,
};
