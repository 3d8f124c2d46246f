// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/queue/start`. */
export type ThreadQueueStartParams = {
  /** Null for the next one. */
  queuedSubmissionId?: string | null,
  threadId: string,
};
