// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why a pattern of apps cannot be used. */
export type AppTemplateUnavailableReason = "NOT_CONFIGURED_FOR_WORKSPACE" | "NO_ACTIVE_WORKSPACE";
