// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Chosen by who asks, and given back with the answer. */
export type RequestId = string | number;
