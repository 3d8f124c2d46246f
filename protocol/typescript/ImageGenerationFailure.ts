// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why no image was made. */
export type ImageGenerationFailure = {
  type: "usageLimitExceeded",
  limitId: string,
  /** Unix seconds. */
  resetsAt: number | null,
};
