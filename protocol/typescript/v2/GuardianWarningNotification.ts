// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `guardianWarning`. */
export type GuardianWarningNotification = {
  threadId: string,
  message: string,
};
