// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ModelProviderSummary } from "./ModelProviderSummary";

/** The answer to `modelProvider/list`. */
export type ModelProviderListResponse = {
  data: Array<ModelProviderSummary>,
  defaultProviderId: string,
  canChangeDefault: boolean,
};
