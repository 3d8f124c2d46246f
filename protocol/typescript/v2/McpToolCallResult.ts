// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** What a tool server answered, in its own form. */
export type McpToolCallResult = {
  content: Array<JsonValue>,
  structuredContent: JsonValue,
  _meta: JsonValue,
};
