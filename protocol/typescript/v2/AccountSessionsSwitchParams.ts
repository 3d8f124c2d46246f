// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `accountSession/switch`. */
export type AccountSessionsSwitchParams = {
  accountId: string,
  allowBrowserLogin?: boolean,
  sessionId: string,
};
