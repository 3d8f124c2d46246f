// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigImportHistory } from "./ExternalAgentConfigImportHistory";
import type { ExternalAgentImportedConnectorCandidate } from "./ExternalAgentImportedConnectorCandidate";

/** The answer to `externalAgentConfig/import/readHistories`. */
export type ExternalAgentConfigImportHistoriesReadResponse = {
  connectors: Array<ExternalAgentImportedConnectorCandidate>,
  data: Array<ExternalAgentConfigImportHistory>,
};
