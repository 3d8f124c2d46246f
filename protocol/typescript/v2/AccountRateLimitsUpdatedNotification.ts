// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RateLimitSnapshot } from "./RateLimitSnapshot";

/** The payload of `account/rateLimits/updated`. */
export type AccountRateLimitsUpdatedNotification = {
  rateLimits: RateLimitSnapshot,
};
