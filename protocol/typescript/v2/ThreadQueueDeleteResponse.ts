// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `thread/queue/delete`. */
export type ThreadQueueDeleteResponse = {
  /** False when there was no such submission. */
  deleted: boolean,
};
