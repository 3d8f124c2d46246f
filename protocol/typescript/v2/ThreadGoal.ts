// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGoalStatus } from "./ThreadGoalStatus";

/** What a thread works towards by itself, and what it has spent. */
export type ThreadGoal = {
  threadId: string,
  objective: string,
  status: ThreadGoalStatus,
  tokenBudget: number | null,
  tokensUsed: number,
  /** Seconds. */
  timeUsedSeconds: number,
  /** Unix seconds. */
  createdAt: number,
  /** Unix seconds. */
  updatedAt: number,
};
