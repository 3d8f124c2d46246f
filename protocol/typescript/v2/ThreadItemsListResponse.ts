// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItemEntry } from "./ThreadItemEntry";

/** The answer to `thread/items/list`. */
export type ThreadItemsListResponse = {
  data: Array<ThreadItemEntry>,
  /** Null on the last page. */
  nextCursor: string | null,
  backwardsCursor: string | null,
};
