// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/sample`. */
export type ThreadSampleParams = {
  threadId: string,
  /** The turn that the client believes to be the last finished one. */
  expectedTurnId: string,
  /** At most 4000 bytes. */
  prompt: string,
  effort?: string | null,
  allowInProgressTurn?: boolean,
};
