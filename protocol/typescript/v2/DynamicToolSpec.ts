// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { DynamicToolNamespaceTool } from "./DynamicToolNamespaceTool";
import type { JsonValue } from "../serde_json/JsonValue";

/** A tool, or group of tools, that the client offers to the model. */
export type DynamicToolSpec = {
  type: "function",
  name: string,
  deferLoading?: boolean,
  description: string,
  inputSchema: JsonValue,
} | {
  type: "namespace",
  name: string,
  description: string,
  tools: Array<DynamicToolNamespaceTool>,
};
