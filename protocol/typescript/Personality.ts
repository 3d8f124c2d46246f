// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The model's tone. */
export type Personality = "none" | "friendly" | "pragmatic";
