// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How far a piece of context is trusted. */
export type AdditionalContextKind = "untrusted" | "application";
