// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `thread/attachment/add`. */
export type ThreadAttachmentAddParams = {
  attachmentType: string,
  identityKey: string,
  payload: JsonValue,
  threadId: string,
};
