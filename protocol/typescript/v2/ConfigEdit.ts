// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";
import type { MergeStrategy } from "./MergeStrategy";

/** One write; a null value deletes the key. */
export type ConfigEdit = {
  keyPath: string,
  mergeStrategy: MergeStrategy,
  value: JsonValue,
};
