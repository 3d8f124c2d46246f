// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How much is listed per server. */
export type McpServerStatusDetail = "full" | "toolsAndAuthOnly";
