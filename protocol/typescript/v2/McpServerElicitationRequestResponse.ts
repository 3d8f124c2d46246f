// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";
import type { McpServerElicitationAction } from "./McpServerElicitationAction";

/** The client's answer to `mcpServer/elicitation/request`. */
export type McpServerElicitationRequestResponse = {
  _meta?: JsonValue,
  action: McpServerElicitationAction,
  content?: JsonValue,
};
