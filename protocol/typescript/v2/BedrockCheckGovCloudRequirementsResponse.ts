// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `account/bedrock/checkGovCloudRequirements`. */
export type BedrockCheckGovCloudRequirementsResponse = {
  isGovCloud: boolean,
  shouldWarn: boolean,
};
