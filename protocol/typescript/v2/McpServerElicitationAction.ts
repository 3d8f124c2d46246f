// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What the user did with a form. */
export type McpServerElicitationAction = "accept" | "decline" | "cancel";
