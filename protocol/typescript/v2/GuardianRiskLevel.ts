// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The reviewer's estimate of the risk. */
export type GuardianRiskLevel = "low" | "medium" | "high" | "critical";
