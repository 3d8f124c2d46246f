// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How much of its reasoning the model summarises. */
export type ReasoningSummary = "auto" | "concise" | "detailed" | "none";
