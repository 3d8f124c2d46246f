// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `thread/loaded/list`. */
export type ThreadLoadedListResponse = {
  data: Array<string>,
  /** Null on the last page. */
  nextCursor: string | null,
};
