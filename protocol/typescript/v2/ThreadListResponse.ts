// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Thread } from "./Thread";
import type { ThreadReadState } from "./ThreadReadState";

/** The answer to `thread/list`. */
export type ThreadListResponse = {
  data: Array<Thread>,
  readStates: { [key in string]?: ThreadReadState } | null,
  /** Null on the last page. */
  nextCursor: string | null,
  backwardsCursor: string | null,
};
