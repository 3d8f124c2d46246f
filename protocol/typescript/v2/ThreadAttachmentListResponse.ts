// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadAttachment } from "./ThreadAttachment";

/** The answer to `thread/attachment/list`. */
export type ThreadAttachmentListResponse = {
  data: Array<ThreadAttachment>,
  /** Null on the last page. */
  nextCursor: string | null,
};
