// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A service tier that a model can run in. */
export type ModelServiceTier = {
  id: string,
  name: string,
  description: string,
};
