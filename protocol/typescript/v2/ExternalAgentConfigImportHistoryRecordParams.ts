// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExternalAgentConfigImportHistoryRecordTypeResultParams } from "./ExternalAgentConfigImportHistoryRecordTypeResultParams";

/** The parameters of `externalAgentConfig/import/recordHistory`. */
export type ExternalAgentConfigImportHistoryRecordParams = {
  itemTypeResults: Array<ExternalAgentConfigImportHistoryRecordTypeResultParams>,
  providerId: string,
};
