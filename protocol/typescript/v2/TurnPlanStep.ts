// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TurnPlanStepStatus } from "./TurnPlanStepStatus";

/** One step of the model's plan. */
export type TurnPlanStep = {
  step: string,
  status: TurnPlanStepStatus,
};
