// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `account/login/start`. */
export type LoginAccountResponse = {
  type: "apiKey",
} | {
  type: "chatgpt",
  authUrl: string,
  loginId: string,
} | {
  type: "chatgptDeviceCode",
  loginId: string,
  userCode: string,
  verificationUrl: string,
} | {
  type: "chatgptAuthTokens",
} | {
  type: "amazonBedrock",
};
