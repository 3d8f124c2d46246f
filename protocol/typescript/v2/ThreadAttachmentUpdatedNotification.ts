// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadAttachmentOperation } from "./ThreadAttachmentOperation";

/** The parameters of `thread/attachment/updated`. */
export type ThreadAttachmentUpdatedNotification = {
  threadId: string,
  attachmentType: string,
  identityKey: string,
  attachmentId: string,
  operation: ThreadAttachmentOperation,
};
