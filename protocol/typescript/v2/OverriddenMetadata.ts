// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConfigLayerMetadata } from "./ConfigLayerMetadata";
import type { JsonValue } from "../serde_json/JsonValue";

/** Which higher layer hides a value that was written. */
export type OverriddenMetadata = {
  effectiveValue: JsonValue,
  message: string,
  overridingLayer: ConfigLayerMetadata,
};
