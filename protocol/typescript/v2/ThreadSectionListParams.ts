// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `threadSection/list`. */
export type ThreadSectionListParams = {
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
};
