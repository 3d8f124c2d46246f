// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadAttachment } from "./ThreadAttachment";

/** The answer to `thread/attachment/add`. */
export type ThreadAttachmentAddResponse = {
  /** `created` or `existing`. */
  outcome: string,
  attachment: ThreadAttachment,
};
