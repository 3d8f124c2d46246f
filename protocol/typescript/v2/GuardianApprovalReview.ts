// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { GuardianApprovalReviewStatus } from "./GuardianApprovalReviewStatus";
import type { GuardianRiskLevel } from "./GuardianRiskLevel";
import type { GuardianUserAuthorization } from "./GuardianUserAuthorization";

/** The automatic reviewer's verdict. */
export type GuardianApprovalReview = {
  rationale: string | null,
  riskLevel: GuardianRiskLevel | null,
  status: GuardianApprovalReviewStatus,
  userAuthorization: GuardianUserAuthorization | null,
};
