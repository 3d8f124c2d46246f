// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/reasoning/summaryPartAdded`. */
export type ReasoningSummaryPartAddedNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  summaryIndex: number,
};
