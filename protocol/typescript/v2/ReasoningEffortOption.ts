// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** An effort that a model supports. */
export type ReasoningEffortOption = {
  description: string,
  reasoningEffort: string,
};
