// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { QueuedSubmission } from "./QueuedSubmission";

/** The answer to `thread/queue/add` and `thread/queue/update`. */
export type ThreadQueueAddResponse = {
  queuedSubmission: QueuedSubmission,
};
