// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItem } from "./ThreadItem";

/** The payload of `item/completed`. */
export type ItemCompletedNotification = {
  item: ThreadItem,
  threadId: string,
  turnId: string,
  contentTokenCount: number | null,
  /** Unix milliseconds. */
  completedAtMs: number,
};
