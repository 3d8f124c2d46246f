// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Which limit was hit. */
export type RateLimitReachedType = "rate_limit_reached" | "workspace_owner_credits_depleted" | "workspace_member_credits_depleted" | "workspace_owner_usage_limit_reached" | "workspace_member_usage_limit_reached";
