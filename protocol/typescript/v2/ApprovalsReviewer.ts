// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Who answers approval requests. */
export type ApprovalsReviewer = "user" | "auto_review" | "guardian_subagent";
