// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadUnreadPosition } from "./ThreadUnreadPosition";

/** How far the user has read; the revision changes with every update. */
export type ThreadReadState = {
  firstUnread: ThreadUnreadPosition | null,
  revision: string,
};
