// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { McpServerStatusDetail } from "./McpServerStatusDetail";

/** The parameters of `mcpServerStatus/list`. */
export type ListMcpServerStatusParams = {
  threadId?: string | null,
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  detail?: McpServerStatusDetail | null,
  /** Entries per page; null for the default. */
  limit?: number | null,
  serverName?: string | null,
};
