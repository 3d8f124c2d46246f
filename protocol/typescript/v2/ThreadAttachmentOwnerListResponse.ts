// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadAttachmentOwner } from "./ThreadAttachmentOwner";

/** The answer to `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListResponse = {
  data: Array<ThreadAttachmentOwner>,
  /** Null on the last page. */
  nextCursor: string | null,
};
