// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The sandbox in its short form. */
export type SandboxMode = "read-only" | "workspace-write" | "danger-full-access";
