// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItem } from "./ThreadItem";

/** An item in a page, with its turn and times. */
export type ThreadItemEntry = {
  turnId: string,
  item: ThreadItem,
  /** Unix milliseconds. */
  startedAtMs: number | null,
  /** Unix milliseconds. */
  completedAtMs: number | null,
  outputDeferred?: boolean,
};
