// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a view is shown. */
export type McpAppDisplayMode = "inline" | "fullscreen";
