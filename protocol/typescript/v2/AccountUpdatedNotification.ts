// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AuthMode } from "../AuthMode";
import type { PlanType } from "../PlanType";

/** The payload of `account/updated`. */
export type AccountUpdatedNotification = {
  authMode: AuthMode | null,
  planType: PlanType | null,
};
