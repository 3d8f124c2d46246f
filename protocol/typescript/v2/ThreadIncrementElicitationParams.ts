// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/increment_elicitation`. */
export type ThreadIncrementElicitationParams = {
  threadId: string,
};
