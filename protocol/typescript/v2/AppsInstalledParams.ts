// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `app/installed`. */
export type AppsInstalledParams = {
  forceRefresh?: boolean,
  threadId?: string | null,
};
