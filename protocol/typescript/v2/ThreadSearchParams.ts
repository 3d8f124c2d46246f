// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SortDirection } from "./SortDirection";
import type { ThreadSearchSortKey } from "./ThreadSearchSortKey";
import type { ThreadSourceKind } from "./ThreadSourceKind";

/** The parameters of `thread/search`. */
export type ThreadSearchParams = {
  archived?: boolean | null,
  currentAccountOnly?: boolean,
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  includeAttachedThreads?: boolean,
  /** Entries per page; null for the default. */
  limit?: number | null,
  searchTerm: string,
  sortDirection?: SortDirection | null,
  sortKey?: ThreadSearchSortKey | null,
  sourceKinds?: Array<ThreadSourceKind> | null,
};
