// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Which of the Windows sandboxes is set up. */
export type WindowsSandboxSetupMode = "elevated" | "unelevated";
