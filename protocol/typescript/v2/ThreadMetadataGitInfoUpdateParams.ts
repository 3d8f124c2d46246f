// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Changes to a thread's git facts: an absent member stays, null clears. */
export type ThreadMetadataGitInfoUpdateParams = {
  branch?: string | null,
  originUrl?: string | null,
  sha?: string | null,
};
