// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";
import type { McpAuthStatus } from "./McpAuthStatus";
import type { McpServerConnectionStatus } from "./McpServerConnectionStatus";
import type { McpServerInfo } from "../McpServerInfo";

/** A tool server and what it offers. Tools and resources are in the form in which the server described them. */
export type McpServerStatus = {
  name: string,
  runtimeStatus: McpServerConnectionStatus | null,
  pluginId: string | null,
  httpOrigin: string | null,
  serverInfo: McpServerInfo | null,
  serverCapabilities: JsonValue,
  toolListMeta: JsonValue,
  tools: { [key in string]?: JsonValue },
  toolsError: string | null,
  resources: Array<JsonValue>,
  resourceTemplates: Array<JsonValue>,
  authStatus: McpAuthStatus,
};
