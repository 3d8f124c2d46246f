// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Where a review runs. */
export type ReviewDelivery = "inline";
