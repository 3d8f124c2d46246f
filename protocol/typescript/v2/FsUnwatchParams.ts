// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `fs/unwatch`. */
export type FsUnwatchParams = {
  watchId: string,
};
