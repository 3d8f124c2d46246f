// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { BedrockAwsProfile } from "./BedrockAwsProfile";
import type { BedrockEnvironmentCredential } from "./BedrockEnvironmentCredential";

/** The answer to `account/bedrock/discover`. */
export type BedrockDiscoverResponse = {
  environmentCredentials: Array<BedrockEnvironmentCredential>,
  profiles: Array<BedrockAwsProfile>,
};
