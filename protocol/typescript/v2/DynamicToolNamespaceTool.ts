// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** One tool of a group. */
export type DynamicToolNamespaceTool = {
  type: "function",
  name: string,
  deferLoading?: boolean,
  description: string,
  inputSchema: JsonValue,
};
