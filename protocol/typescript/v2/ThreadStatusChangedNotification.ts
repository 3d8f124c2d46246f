// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadStatus } from "./ThreadStatus";

/** The payload of `thread/status/changed`. */
export type ThreadStatusChangedNotification = {
  threadId: string,
  status: ThreadStatus,
};
