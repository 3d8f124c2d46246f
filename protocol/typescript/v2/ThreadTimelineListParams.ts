// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/timeline/list`. */
export type ThreadTimelineListParams = {
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  threadId: string,
};
