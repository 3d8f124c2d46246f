// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/sample/cancel`. */
export type ThreadSampleCancelParams = {
  /** The id of the client's own request. */
  requestId: string | number,
};
