// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The user's answer about a patch. */
export type FileChangeApprovalDecision = "accept" | "acceptForSession" | "decline" | "cancel";
