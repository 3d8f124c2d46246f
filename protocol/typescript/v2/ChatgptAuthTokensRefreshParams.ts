// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ChatgptAuthTokensRefreshReason } from "./ChatgptAuthTokensRefreshReason";

/** The parameters of the server's request `account/chatgptAuthTokens/refresh`. */
export type ChatgptAuthTokensRefreshParams = {
  previousAccountId: string | null,
  reason: ChatgptAuthTokensRefreshReason,
};
