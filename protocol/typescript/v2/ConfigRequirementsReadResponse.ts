// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { JsonValue } from "../serde_json/JsonValue";

/** The answer to `configRequirements/read`. */
export type ConfigRequirementsReadResponse = {
  supportsIndependentSpeedModes: boolean | null,
  requirements: JsonValue,
};
