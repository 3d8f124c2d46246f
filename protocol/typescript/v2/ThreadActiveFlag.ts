// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What an active thread waits for. */
export type ThreadActiveFlag = "waitingOnApproval" | "waitingOnUserInput";
