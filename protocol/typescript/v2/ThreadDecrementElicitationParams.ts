// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/decrement_elicitation`. */
export type ThreadDecrementElicitationParams = {
  threadId: string,
};
