// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `turn/interrupt`. */
export type TurnInterruptParams = {
  threadId: string,
  turnId: string,
};
