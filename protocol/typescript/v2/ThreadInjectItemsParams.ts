// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `thread/inject_items`. */
export type ThreadInjectItemsParams = {
  threadId: string,
  items: Array<JsonValue>,
};
