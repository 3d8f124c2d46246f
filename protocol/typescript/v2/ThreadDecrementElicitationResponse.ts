// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The result of `thread/decrement_elicitation`. */
export type ThreadDecrementElicitationResponse = {
  /** Questions that the thread's clients put to their users now. */
  count: number,
  /** Whether times of waiting stand still. */
  paused: boolean,
};
