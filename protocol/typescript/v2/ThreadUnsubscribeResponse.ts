// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadUnsubscribeStatus } from "./ThreadUnsubscribeStatus";

/** The answer to `thread/unsubscribe`. */
export type ThreadUnsubscribeResponse = {
  status: ThreadUnsubscribeStatus,
};
