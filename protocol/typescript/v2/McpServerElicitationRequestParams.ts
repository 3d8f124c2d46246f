// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of the server's request `mcpServer/elicitation/request`. `mode` says which of the optional members are there: `form`, `openai/form` and `openaiForm` have a schema, `url` an address and an id. */
export type McpServerElicitationRequestParams = {
  threadId: string,
  /** Null outside a turn. */
  turnId: string | null,
  serverName: string,
  mode: string,
  _meta: JsonValue,
  message?: string | null,
  requestedSchema?: JsonValue,
  url?: string | null,
  elicitationId?: string | null,
};
