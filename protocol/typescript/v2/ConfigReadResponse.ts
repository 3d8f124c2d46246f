// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConfigLayer } from "./ConfigLayer";
import type { ConfigLayerMetadata } from "./ConfigLayerMetadata";
import type { JsonValue } from "../serde_json/JsonValue";

/** The answer to `config/read`. */
export type ConfigReadResponse = {
  config: JsonValue,
  origins: { [key in string]?: ConfigLayerMetadata },
  layers?: Array<ConfigLayer> | null,
};
