// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Turn } from "./Turn";

/** The answer to `thread/turns/list`. */
export type ThreadTurnsListResponse = {
  data: Array<Turn>,
  /** Null on the last page. */
  nextCursor: string | null,
  backwardsCursor: string | null,
};
