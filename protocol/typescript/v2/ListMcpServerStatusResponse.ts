// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { McpServerStatus } from "./McpServerStatus";

/** The answer to `mcpServerStatus/list`. */
export type ListMcpServerStatusResponse = {
  data: Array<McpServerStatus>,
  /** Null on the last page. */
  nextCursor: string | null,
};
