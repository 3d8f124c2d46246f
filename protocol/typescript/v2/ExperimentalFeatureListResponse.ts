// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ExperimentalFeature } from "./ExperimentalFeature";

/** The answer to `experimentalFeature/list`. */
export type ExperimentalFeatureListResponse = {
  data: Array<ExperimentalFeature>,
  /** Null on the last page. */
  nextCursor: string | null,
};
