// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How the daemon authenticates. */
export type AuthMode = "apikey" | "chatgpt" | "chatgptAuthTokens" | "headers" | "agentIdentity" | "personalAccessToken" | "bedrockApiKey" | "bedrockAccessKeys";
