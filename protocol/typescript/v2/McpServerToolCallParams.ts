// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `mcpServer/tool/call`. */
export type McpServerToolCallParams = {
  threadId: string,
  server: string,
  /** The server's own name of the tool. */
  tool: string,
  arguments?: JsonValue,
  _meta?: JsonValue,
};
