// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ModelProviderSummary } from "./ModelProviderSummary";

/** The answer to `modelProvider/config/write`. */
export type ModelProviderConfigWriteResponse = {
  provider: ModelProviderSummary,
};
