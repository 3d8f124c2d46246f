// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SortDirection } from "./SortDirection";
import type { ThreadItemOutputDeferral } from "./ThreadItemOutputDeferral";
import type { ThreadItemsListCursor } from "./ThreadItemsListCursor";

/** The parameters of `thread/items/list`. */
export type ThreadItemsListParams = {
  threadId: string,
  turnId?: string | null,
  /** From an earlier answer; null for the first page. */
  cursor?: ThreadItemsListCursor | null,
  deferOutput?: ThreadItemOutputDeferral | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  sortDirection?: SortDirection | null,
};
