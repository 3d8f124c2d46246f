// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `account/bedrock/setup`: where the credentials come from. */
export type BedrockSetupParams = {
  type: "profile",
  profile: string,
  region: string,
} | {
  type: "environment",
  region: string,
};
