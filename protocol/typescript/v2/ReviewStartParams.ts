// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ReviewDelivery } from "./ReviewDelivery";
import type { ReviewTarget } from "./ReviewTarget";

/** The parameters of `review/start`. */
export type ReviewStartParams = {
  threadId: string,
  delivery?: ReviewDelivery | null,
  target: ReviewTarget,
};
