// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What to make of a thread's read state. */
export type ThreadReadStateOperation = {
  type: "read",
} | {
  type: "unread",
};
