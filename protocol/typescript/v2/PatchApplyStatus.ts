// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a patch stands. */
export type PatchApplyStatus = "inProgress" | "completed" | "failed" | "declined";
