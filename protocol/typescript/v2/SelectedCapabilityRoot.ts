// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CapabilityRootLocation } from "./CapabilityRootLocation";

/** A place that capabilities are loaded from. */
export type SelectedCapabilityRoot = {
  id: string,
  location: CapabilityRootLocation,
};
