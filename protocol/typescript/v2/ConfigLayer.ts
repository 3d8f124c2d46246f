// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConfigLayerSource } from "./ConfigLayerSource";
import type { JsonValue } from "../serde_json/JsonValue";

/** One layer of the configuration, as it stands in its source. */
export type ConfigLayer = {
  name: ConfigLayerSource,
  version: string,
  config: JsonValue,
  disabledReason?: string | null,
};
