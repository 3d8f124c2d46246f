// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `app/list`. */
export type AppsListParams = {
  cursor?: string | null,
  forceRefetch?: boolean,
  limit?: number | null,
  threadId?: string | null,
};
