// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/reasoning/summaryTextDelta`. */
export type ReasoningSummaryTextDeltaNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  delta: string,
  summaryIndex: number,
};
