// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How long a grant lasts. */
export type PermissionGrantScope = "turn" | "session";
