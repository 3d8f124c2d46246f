// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SortDirection } from "./SortDirection";
import type { ThreadListCwdFilter } from "./ThreadListCwdFilter";
import type { ThreadSortKey } from "./ThreadSortKey";
import type { ThreadSourceKind } from "./ThreadSourceKind";

/** The parameters of `thread/list`. */
export type ThreadListParams = {
  ancestorThreadId?: string | null,
  archived?: boolean | null,
  attachedToThreadId?: string | null,
  currentAccountOnly?: boolean,
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  cwd?: ThreadListCwdFilter | null,
  excludedThreadIds?: Array<string> | null,
  includeAttachedThreads?: boolean,
  /** Entries per page; null for the default. */
  limit?: number | null,
  modelProviders?: Array<string> | null,
  originators?: Array<string> | null,
  parentThreadId?: string | null,
  projectId?: string | null,
  searchTerm?: string | null,
  sectionId?: string | null,
  sortDirection?: SortDirection | null,
  sortKey?: ThreadSortKey | null,
  sourceKinds?: Array<ThreadSourceKind> | null,
  useStateDbOnly?: boolean,
};
