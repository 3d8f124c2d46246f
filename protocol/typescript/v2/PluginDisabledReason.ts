// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Why a plugin cannot be used. */
export type PluginDisabledReason = "disabled_by_admin" | "plan_not_eligible" | "required_app_unavailable" | "unknown";
