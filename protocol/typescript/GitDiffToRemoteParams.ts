// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `gitDiffToRemote`. */
export type GitDiffToRemoteParams = {
  /** A folder in the repository. */
  cwd: string,
};
