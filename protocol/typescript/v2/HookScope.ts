// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a hook belongs to. */
export type HookScope = "thread" | "turn";
