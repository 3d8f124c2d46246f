// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CreditsSnapshot } from "./CreditsSnapshot";
import type { PlanType } from "../PlanType";
import type { RateLimitReachedType } from "./RateLimitReachedType";
import type { RateLimitWindow } from "./RateLimitWindow";
import type { SpendControlLimitSnapshot } from "./SpendControlLimitSnapshot";

/** The provider's limits as last seen. */
export type RateLimitSnapshot = {
  limitId: string | null,
  limitName: string | null,
  normalModelSlug: string | null,
  primary: RateLimitWindow | null,
  secondary: RateLimitWindow | null,
  credits: CreditsSnapshot | null,
  individualLimit: SpendControlLimitSnapshot | null,
  spendControlReached: boolean | null,
  planType: PlanType | null,
  rateLimitReachedType: RateLimitReachedType | null,
};
