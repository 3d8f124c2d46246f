// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/name/set`. */
export type ThreadSetNameParams = {
  threadId: string,
  name: string,
};
