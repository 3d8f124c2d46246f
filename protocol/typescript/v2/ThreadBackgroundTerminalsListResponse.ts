// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadBackgroundTerminal } from "./ThreadBackgroundTerminal";

/** The answer to `thread/backgroundTerminals/list`. */
export type ThreadBackgroundTerminalsListResponse = {
  data: Array<ThreadBackgroundTerminal>,
  /** Null on the last page. */
  nextCursor: string | null,
};
