// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `serverRequest/resolved`. */
export type ServerRequestResolvedNotification = {
  threadId: string,
  requestId: string | number,
};
