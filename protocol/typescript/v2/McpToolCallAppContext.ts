// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The app behind a tool. */
export type McpToolCallAppContext = {
  actionName: string | null,
  appName: string | null,
  connectorId: string,
  linkId: string | null,
  resourceUri: string | null,
};
