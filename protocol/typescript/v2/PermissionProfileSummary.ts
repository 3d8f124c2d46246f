// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A profile that can be selected. */
export type PermissionProfileSummary = {
  id: string,
  description: string | null,
  allowed: boolean,
};
