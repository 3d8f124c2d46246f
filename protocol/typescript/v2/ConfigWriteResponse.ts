// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { OverriddenMetadata } from "./OverriddenMetadata";
import type { WriteStatus } from "./WriteStatus";

/** The answer to `config/value/write` and `config/batchWrite`. */
export type ConfigWriteResponse = {
  status: WriteStatus,
  version: string,
  filePath: AbsolutePathBuf,
  overriddenMetadata: OverriddenMetadata | null,
};
