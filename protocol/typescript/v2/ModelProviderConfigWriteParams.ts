// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ProviderSettingsPatch } from "./ProviderSettingsPatch";

/** The parameters of `modelProvider/config/write`. */
export type ModelProviderConfigWriteParams = {
  settings: ProviderSettingsPatch,
};
