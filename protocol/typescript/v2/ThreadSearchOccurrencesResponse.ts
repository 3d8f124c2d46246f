// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSearchOccurrence } from "./ThreadSearchOccurrence";

/** The answer to `thread/searchOccurrences`, oldest place first. */
export type ThreadSearchOccurrencesResponse = {
  data: Array<ThreadSearchOccurrence>,
  /** Null on the last page. */
  nextCursor: string | null,
};
