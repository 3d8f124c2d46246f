// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/queue/reorder`. */
export type ThreadQueueReorderParams = {
  /** Every id of the queue once, next one first. */
  queuedSubmissionIds: Array<string>,
  threadId: string,
};
