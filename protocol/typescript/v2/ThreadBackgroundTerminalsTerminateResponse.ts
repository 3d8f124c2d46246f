// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `thread/backgroundTerminals/terminate`. */
export type ThreadBackgroundTerminalsTerminateResponse = {
  terminated: boolean,
};
