// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who made an automatic decision. */
export type AutoReviewDecisionSource = "agent";
