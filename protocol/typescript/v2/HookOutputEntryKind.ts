// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What a hook's words are for. */
export type HookOutputEntryKind = "warning" | "stop" | "feedback" | "context" | "error";
