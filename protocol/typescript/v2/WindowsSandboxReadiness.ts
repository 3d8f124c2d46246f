// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How far the set-up of the Windows sandbox is. */
export type WindowsSandboxReadiness = "ready" | "notConfigured" | "updateRequired";
