// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The repository's state when the thread began, as the first version names it. */
export type ConversationGitInfo = {
  sha: string | null,
  branch: string | null,
  origin_url: string | null,
};
