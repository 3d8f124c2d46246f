// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Regional constraint of an account. */
export type AccountRoutingOverride = "NO_CONSTRAINT" | "us" | "us_cr";
