// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `getAuthStatus`. */
export type GetAuthStatusParams = {
  /** True asks for the token itself. */
  includeToken?: boolean | null,
  refreshToken?: boolean | null,
};
