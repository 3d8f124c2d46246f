// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a review stands. */
export type GuardianApprovalReviewStatus = "inProgress" | "approved" | "denied" | "timedOut" | "aborted";
