// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** Something that could not be taken over. */
export type ExternalAgentConfigImportItemTypeFailure = {
  cwd?: string | null,
  errorType?: string | null,
  failureStage: string,
  itemType: ExternalAgentConfigMigrationItemType,
  message: string,
  source?: string | null,
  subErrorType?: string | null,
};
