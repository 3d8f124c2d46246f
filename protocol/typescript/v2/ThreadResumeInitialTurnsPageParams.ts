// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SortDirection } from "./SortDirection";
import type { TurnItemsView } from "./TurnItemsView";

/** The page of turns that a resume should bring along. */
export type ThreadResumeInitialTurnsPageParams = {
  itemsView?: TurnItemsView | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  sortDirection?: SortDirection | null,
};
