// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSearchResult } from "./ThreadSearchResult";

/** The answer to `thread/search`. */
export type ThreadSearchResponse = {
  data: Array<ThreadSearchResult>,
  /** Null on the last page. */
  nextCursor: string | null,
  /** For the opposite direction; null for an empty page. */
  backwardsCursor: string | null,
};
