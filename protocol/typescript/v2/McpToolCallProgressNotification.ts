// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/mcpToolCall/progress`. */
export type McpToolCallProgressNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  message: string,
};
