// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a cancellation found. */
export type CancelLoginAccountStatus = "canceled" | "notFound";
