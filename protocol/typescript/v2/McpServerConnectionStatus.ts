// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How the connection to a tool server stands. */
export type McpServerConnectionStatus = "notStarted" | "starting" | "connected" | "authenticationRequired" | "failed" | "cancelled" | "disabled";
