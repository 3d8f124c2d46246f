// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why new tokens are needed. */
export type ChatgptAuthTokensRefreshReason = "unauthorized";
