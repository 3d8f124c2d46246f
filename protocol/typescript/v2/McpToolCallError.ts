// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why a call failed. */
export type McpToolCallError = {
  message: string,
};
