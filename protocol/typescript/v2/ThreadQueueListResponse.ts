// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { QueuedSubmission } from "./QueuedSubmission";

/** The answer to `thread/queue/list`, next one first. */
export type ThreadQueueListResponse = {
  data: Array<QueuedSubmission>,
  /** Null on the last page. */
  nextCursor: string | null,
};
