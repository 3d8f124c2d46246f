// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Thread } from "./Thread";

/** The answer to `thread/revert`. */
export type ThreadRevertResponse = {
  itemsBackwardsCursor: string | null,
  thread: Thread,
  turnsBackwardsCursor: string | null,
};
