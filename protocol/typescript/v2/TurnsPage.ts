// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Turn } from "./Turn";

/** One page of turns. */
export type TurnsPage = {
  data: Array<Turn>,
  /** Null on the last page. */
  nextCursor: string | null,
  backwardsCursor: string | null,
};
