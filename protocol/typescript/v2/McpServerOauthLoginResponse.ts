// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `mcpServer/oauth/login`. */
export type McpServerOauthLoginResponse = {
  /** The page on which the user signs in. */
  authorizationUrl: string,
  /** Names the sign-in in `mcpServer/oauthLogin/completed`. */
  loginId?: string | null,
};
