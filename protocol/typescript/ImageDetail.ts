// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Resolution at which the model sees an image. */
export type ImageDetail = "auto" | "low" | "high" | "original";
