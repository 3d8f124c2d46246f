// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a tool server's start stands. */
export type McpServerStartupState = "starting" | "ready" | "failed" | "cancelled";
