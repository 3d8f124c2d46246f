// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `mcpServer/event/stream/start`. */
export type McpServerEventStreamStartParams = {
  _meta?: JsonValue,
  arguments: JsonValue,
  name: string,
  server: string,
  subscriptionId: string,
  threadId: string,
};
