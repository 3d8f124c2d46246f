// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An app that is connected. */
export type InstalledApp = {
  callable: boolean,
  enabled: boolean,
  id: string,
  runtimeName: string | null,
};
