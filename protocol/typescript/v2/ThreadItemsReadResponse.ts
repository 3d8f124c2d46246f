// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItemEntry } from "./ThreadItemEntry";

/** The answer to `thread/items/read`: the items that exist, in the order of the thread. */
export type ThreadItemsReadResponse = {
  data: Array<ThreadItemEntry>,
};
