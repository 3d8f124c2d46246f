// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { GuardianApprovalReview } from "./GuardianApprovalReview";
import type { GuardianApprovalReviewAction } from "./GuardianApprovalReviewAction";

/** The payload of `item/autoApprovalReview/started`. */
export type ItemGuardianApprovalReviewStartedNotification = {
  threadId: string,
  turnId: string,
  action: GuardianApprovalReviewAction,
  review: GuardianApprovalReview,
  reviewId: string,
  /** Unix milliseconds. */
  startedAtMs: number,
  targetItemId: string | null,
};
