// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The permission profile in force. */
export type ActivePermissionProfile = {
  id: string,
  extends: string | null,
};
