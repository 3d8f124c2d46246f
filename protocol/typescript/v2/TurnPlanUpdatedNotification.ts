// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TurnPlanStep } from "./TurnPlanStep";

/** The payload of `turn/plan/updated`. */
export type TurnPlanUpdatedNotification = {
  threadId: string,
  turnId: string,
  explanation: string | null,
  plan: Array<TurnPlanStep>,
};
