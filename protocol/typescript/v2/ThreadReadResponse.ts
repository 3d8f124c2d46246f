// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Thread } from "./Thread";
import type { ThreadReadState } from "./ThreadReadState";

/** The answer to `thread/read`. */
export type ThreadReadResponse = {
  thread: Thread,
  readState: ThreadReadState | null,
};
