// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SortDirection } from "./SortDirection";
import type { TurnItemsView } from "./TurnItemsView";

/** The parameters of `thread/turns/list`. */
export type ThreadTurnsListParams = {
  threadId: string,
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  itemsView?: TurnItemsView | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  sortDirection?: SortDirection | null,
};
