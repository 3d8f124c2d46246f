// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { LoginAppBrand } from "./LoginAppBrand";

/** The parameters of `account/login/start`. */
export type LoginAccountParams = {
  type: "apiKey",
  apiKey: string,
} | {
  type: "chatgpt",
  appBrand?: LoginAppBrand | null,
  codexStreamlinedLogin?: boolean,
  useHostedLoginSuccessPage?: boolean,
} | {
  type: "chatgptDeviceCode",
} | {
  type: "chatgptAuthTokens",
  accessToken: string,
  chatgptAccountId: string,
  chatgptPlanType?: string | null,
} | {
  type: "amazonBedrock",
  apiKey: string,
  region: string,
} | {
  type: "amazonBedrockAccessKeys",
  accessKeyId: string,
  region: string,
  secretAccessKey: string,
  sessionToken?: string | null,
};
