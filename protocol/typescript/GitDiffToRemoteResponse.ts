// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `gitDiffToRemote`. */
export type GitDiffToRemoteResponse = {
  /** The newest commit of the current history that a remote has. */
  sha: string,
  /** What is different from it in the work tree, files that git does not know included. */
  diff: string,
};
