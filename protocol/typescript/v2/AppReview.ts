// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How far the review of an app is. */
export type AppReview = {
  status: string,
};
