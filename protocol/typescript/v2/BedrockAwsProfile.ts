// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A profile of the AWS configuration. */
export type BedrockAwsProfile = {
  name: string,
  region: string | null,
};
