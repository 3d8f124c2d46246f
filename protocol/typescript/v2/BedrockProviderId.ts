// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The providers of Amazon Bedrock. */
export type BedrockProviderId = "amazon-bedrock" | "amazon-bedrock-runtime";
