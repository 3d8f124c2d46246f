// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigImportItemTypeFailure } from "./ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigImportItemTypeSuccess } from "./ExternalAgentConfigImportItemTypeSuccess";

/** An import that was made. */
export type ExternalAgentConfigImportHistory = {
  completedAtMs: number,
  failures: Array<ExternalAgentConfigImportItemTypeFailure>,
  importId: string,
  providerId: string | null,
  successes: Array<ExternalAgentConfigImportItemTypeSuccess>,
};
