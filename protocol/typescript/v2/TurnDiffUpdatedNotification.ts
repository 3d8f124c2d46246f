// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `turn/diff/updated`. */
export type TurnDiffUpdatedNotification = {
  threadId: string,
  turnId: string,
  diff: string,
};
