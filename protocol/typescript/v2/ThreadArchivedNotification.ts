// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `thread/archived`. */
export type ThreadArchivedNotification = {
  threadId: string,
};
