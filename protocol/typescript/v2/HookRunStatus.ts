// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How far a hook is. */
export type HookRunStatus = "running" | "completed" | "failed" | "blocked" | "stopped";
