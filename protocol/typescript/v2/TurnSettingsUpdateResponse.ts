// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TurnSettingsUpdateStatus } from "./TurnSettingsUpdateStatus";

/** The result of `turn/settings/update`. */
export type TurnSettingsUpdateResponse = {
  status: TurnSettingsUpdateStatus,
};
