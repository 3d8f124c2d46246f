// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadAttachment } from "./ThreadAttachment";
import type { ThreadAttachmentAddOutcome } from "./ThreadAttachmentAddOutcome";

/** The answer to `thread/attachment/add`. */
export type ThreadAttachmentAddResponse = {
  outcome: ThreadAttachmentAddOutcome,
  attachment: ThreadAttachment,
};
