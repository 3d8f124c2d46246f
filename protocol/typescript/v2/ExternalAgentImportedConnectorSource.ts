// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How an app was found. */
export type ExternalAgentImportedConnectorSource = "remoteMcpServersConfig";
