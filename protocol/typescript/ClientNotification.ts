// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A notification from a client to the daemon. */
export type ClientNotification = 
  | { "method": "initialized" };
