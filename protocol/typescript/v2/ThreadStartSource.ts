// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why a client starts a thread. */
export type ThreadStartSource = "startup" | "clear";
