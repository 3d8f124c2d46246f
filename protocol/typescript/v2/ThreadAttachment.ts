// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** Something outside that a client ties to a thread, such as a pull request. */
export type ThreadAttachment = {
  id: string,
  attachmentType: string,
  /** Which one of its type. */
  identityKey: string,
  /** The client's own. */
  payload: JsonValue,
  /** Unix seconds. */
  createdAt: number,
};
