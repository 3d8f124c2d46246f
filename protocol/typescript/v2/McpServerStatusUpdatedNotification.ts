// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { McpServerStartupFailureReason } from "./McpServerStartupFailureReason";
import type { McpServerStartupState } from "./McpServerStartupState";

/** The payload of `mcpServer/startupStatus/updated`. */
export type McpServerStatusUpdatedNotification = {
  threadId: string | null,
  name: string,
  status: McpServerStartupState,
  error: string | null,
  failureReason: McpServerStartupFailureReason | null,
};
