// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AwsCredentialType } from "./AwsCredentialType";

/** A credential in the environment. */
export type BedrockEnvironmentCredential = {
  region: string | null,
  type: AwsCredentialType,
};
