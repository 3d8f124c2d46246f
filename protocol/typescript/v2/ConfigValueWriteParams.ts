// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";
import type { MergeStrategy } from "./MergeStrategy";

/** The parameters of `config/value/write`. */
export type ConfigValueWriteParams = {
  expectedVersion?: string | null,
  filePath?: string | null,
  keyPath: string,
  mergeStrategy: MergeStrategy,
  value: JsonValue,
};
