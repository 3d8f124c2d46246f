// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How this client makes itself known to a tool server's authorization server. */
export type McpServerOauthClientRegistration = "auto" | "cimd" | "dcr";
