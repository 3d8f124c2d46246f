// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A client's own name and version. */
export type ClientInfo = {
  name: string,
  title?: string | null,
  version: string,
};
