// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Network permissions beyond the sandbox. */
export type AdditionalNetworkPermissions = {
  enabled?: boolean | null,
};
