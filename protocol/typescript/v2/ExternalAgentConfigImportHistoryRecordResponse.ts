// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `externalAgentConfig/import/recordHistory`. */
export type ExternalAgentConfigImportHistoryRecordResponse = {
  importId: string,
};
