// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The parameters of the server's request `item/tool/call`. */
export type DynamicToolCallParams = {
  threadId: string,
  turnId: string,
  callId: string,
  namespace: string | null,
  tool: string,
  arguments: JsonValue,
};
