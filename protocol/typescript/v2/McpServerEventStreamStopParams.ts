// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `mcpServer/event/stream/stop`. */
export type McpServerEventStreamStopParams = {
  subscriptionId: string,
};
