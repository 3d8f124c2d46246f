// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a step stands. */
export type TurnPlanStepStatus = "pending" | "inProgress" | "completed";
