// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItem } from "./ThreadItem";

/** The payload of `item/started`. */
export type ItemStartedNotification = {
  item: ThreadItem,
  threadId: string,
  turnId: string,
  /** Unix milliseconds. */
  startedAtMs: number,
};
