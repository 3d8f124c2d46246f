// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether the session waits for a hook. */
export type HookExecutionMode = "sync" | "async";
