// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The answer to `mcpServer/tool/call`. Source: the Model Context Protocol's `CallToolResult`. */
export type McpServerToolCallResponse = {
  /** Text, images, sounds and resources, as the server sent them. */
  content: Array<JsonValue>,
  structuredContent?: JsonValue,
  /** Whether the tool, and not the call, failed. */
  isError?: boolean | null,
  /** What the server says about the result. */
  _meta?: JsonValue,
};
