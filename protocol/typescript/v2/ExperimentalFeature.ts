// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExperimentalFeatureStage } from "./ExperimentalFeatureStage";

/** A feature and its state. */
export type ExperimentalFeature = {
  name: string,
  stage: ExperimentalFeatureStage,
  displayName: string | null,
  description: string | null,
  announcement: string | null,
  enabled: boolean,
  defaultEnabled: boolean,
};
