// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `warning`. */
export type WarningNotification = {
  threadId: string | null,
  message: string,
};
