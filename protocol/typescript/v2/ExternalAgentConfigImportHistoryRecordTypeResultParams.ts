// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigImportHistoryRecordSuccessParams } from "./ExternalAgentConfigImportHistoryRecordSuccessParams";
import type { ExternalAgentConfigImportItemTypeFailure } from "./ExternalAgentConfigImportItemTypeFailure";
import type { ExternalAgentConfigMigrationItemType } from "./ExternalAgentConfigMigrationItemType";

/** What a client has taken over of one kind. */
export type ExternalAgentConfigImportHistoryRecordTypeResultParams = {
  failures: Array<ExternalAgentConfigImportItemTypeFailure>,
  itemType: ExternalAgentConfigMigrationItemType,
  successes: Array<ExternalAgentConfigImportHistoryRecordSuccessParams>,
};
