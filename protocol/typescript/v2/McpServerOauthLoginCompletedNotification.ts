// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `mcpServer/oauthLogin/completed`: a sign-in to a tool server is over. */
export type McpServerOauthLoginCompletedNotification = {
  /** The server's name in the configuration. */
  name: string,
  success: boolean,
  /** What went wrong; null for success. */
  error: string | null,
  loginId: string | null,
  /** The thread whose configuration names the server; null for the daemon's own. */
  threadId: string | null,
};
