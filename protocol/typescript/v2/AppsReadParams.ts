// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `app/read`. */
export type AppsReadParams = {
  appIds: Array<string>,
  includeTools?: boolean,
  threadId?: string | null,
};
