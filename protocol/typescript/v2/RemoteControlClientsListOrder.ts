// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** In which order clients are listed. */
export type RemoteControlClientsListOrder = "asc" | "desc";
