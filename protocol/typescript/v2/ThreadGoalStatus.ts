// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a goal stands. */
export type ThreadGoalStatus = "active" | "paused" | "blocked" | "usageLimited" | "budgetLimited" | "complete";
