// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `turn/steer`. */
export type TurnSteerResponse = {
  turnId: string,
};
