// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `account/bedrock/checkGovCloudRequirements`. */
export type BedrockCheckGovCloudRequirementsParams = Record<string, never>;
