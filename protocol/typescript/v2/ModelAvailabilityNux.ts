// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A hint to show once for a new model. */
export type ModelAvailabilityNux = {
  message: string,
};
