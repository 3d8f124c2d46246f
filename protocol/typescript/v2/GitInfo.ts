// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The repository's state when the thread began. */
export type GitInfo = {
  sha: string | null,
  branch: string | null,
  originUrl: string | null,
};
