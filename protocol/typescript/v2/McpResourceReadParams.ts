// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of `mcpServer/resource/read`. */
export type McpResourceReadParams = {
  /** Whose server; null starts the configured one for this request. */
  threadId?: string | null,
  server: string,
  uri: string,
  originCallId?: string | null,
  /** Goes to the server with the request. */
  _meta?: { [key in string]?: JsonValue } | null,
};
