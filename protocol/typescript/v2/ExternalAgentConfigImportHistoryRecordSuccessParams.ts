// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** Something that a client has taken over. */
export type ExternalAgentConfigImportHistoryRecordSuccessParams = {
  cwd?: string | null,
  itemType: ExternalAgentConfigMigrationItemType,
  source?: string | null,
  target?: string | null,
  title?: string | null,
};
