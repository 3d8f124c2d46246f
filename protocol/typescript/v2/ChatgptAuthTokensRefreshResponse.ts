// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The client's answer to `account/chatgptAuthTokens/refresh`. */
export type ChatgptAuthTokensRefreshResponse = {
  accessToken: string,
  chatgptAccountId: string,
  chatgptPlanType?: string | null,
};
