// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of the server's request `mcpServer/elicitation/request`: a tool server asks the user. */
export type McpServerElicitationRequestParams = {
  mode: "form",
  threadId: string,
  /** Null outside a turn. */
  turnId: string | null,
  /** Who asks. */
  serverName: string,
  /** JSON Schema of the answer. */
  requestedSchema: JsonValue,
  _meta: JsonValue,
  /** For the user. */
  message: string,
} | {
  mode: "openai/form",
  threadId: string,
  /** Null outside a turn. */
  turnId: string | null,
  /** Who asks. */
  serverName: string,
  /** JSON Schema of the answer. */
  requestedSchema: JsonValue,
  _meta: JsonValue,
  /** For the user. */
  message: string,
} | {
  mode: "openaiForm",
  threadId: string,
  /** Null outside a turn. */
  turnId: string | null,
  /** Who asks. */
  serverName: string,
  /** JSON Schema of the answer. */
  requestedSchema: JsonValue,
  _meta: JsonValue,
  /** For the user. */
  message: string,
} | {
  mode: "url",
  threadId: string,
  /** Null outside a turn. */
  turnId: string | null,
  /** Who asks. */
  serverName: string,
  url: string,
  elicitationId: string,
  _meta: JsonValue,
  /** For the user. */
  message: string,
};
