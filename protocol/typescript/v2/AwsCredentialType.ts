// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A kind of credentials for Amazon Bedrock. */
export type AwsCredentialType = "accessKeys" | "bedrockApiKey";
