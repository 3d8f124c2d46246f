// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where the unread part begins. */
export type ThreadUnreadPosition = {
  type: "threadStart",
} | {
  type: "turn",
  turnId: string,
};
