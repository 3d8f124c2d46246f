// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether a written value is in force. */
export type WriteStatus = "ok" | "okOverridden";
