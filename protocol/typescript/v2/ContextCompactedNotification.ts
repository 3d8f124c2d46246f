// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `thread/compacted`. */
export type ContextCompactedNotification = {
  threadId: string,
  turnId: string,
};
