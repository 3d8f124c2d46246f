// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/items/read`. */
export type ThreadItemsReadParams = {
  /** 1 to 100. */
  itemIds: Array<string>,
  threadId: string,
  turnId: string,
};
