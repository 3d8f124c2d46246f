// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConfigLayerSource } from "./ConfigLayerSource";

/** Which layer a value comes from. */
export type ConfigLayerMetadata = {
  name: ConfigLayerSource,
  version: string,
};
