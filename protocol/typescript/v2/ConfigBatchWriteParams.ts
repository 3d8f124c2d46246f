// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConfigEdit } from "./ConfigEdit";

/** The parameters of `config/batchWrite`. */
export type ConfigBatchWriteParams = {
  edits: Array<ConfigEdit>,
  expectedVersion?: string | null,
  filePath?: string | null,
  reloadUserConfig?: boolean,
};
