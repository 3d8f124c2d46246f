// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How clearly the user asked for the action. */
export type GuardianUserAuthorization = "unknown" | "low" | "medium" | "high";
