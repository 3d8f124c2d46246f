// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The result of `thread/increment_elicitation`. */
export type ThreadIncrementElicitationResponse = {
  /** Questions that the thread's clients put to their users now. */
  count: number,
  /** Whether times of waiting stand still. */
  paused: boolean,
};
