// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Failures of a start that the client can act on. */
export type McpServerStartupFailureReason = "reauthenticationRequired";
