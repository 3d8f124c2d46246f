// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ProviderSettings } from "./ProviderSettings";

/** A configured provider. */
export type ModelProviderSummary = {
  id: string,
  name: string,
  canEdit: boolean,
  baseUrl: string | null,
  settings: ProviderSettings,
};
