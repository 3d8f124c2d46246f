// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether a tool server needs a sign-in. */
export type McpAuthStatus = "unknown" | "unsupported" | "notLoggedIn" | "bearerToken" | "oAuth";
