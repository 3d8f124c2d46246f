// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentImportedConnectorSource } from "./ExternalAgentImportedConnectorSource";

/** An app that the other agent was connected to. */
export type ExternalAgentImportedConnectorCandidate = {
  name: string,
  sessionCount: number,
  source: ExternalAgentImportedConnectorSource,
};
