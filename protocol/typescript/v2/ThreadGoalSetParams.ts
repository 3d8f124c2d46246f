// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGoalMutationOrigin } from "./ThreadGoalMutationOrigin";
import type { ThreadGoalStatus } from "./ThreadGoalStatus";

/** The parameters of `thread/goal/set`. */
export type ThreadGoalSetParams = {
  threadId: string,
  objective?: string | null,
  origin?: ThreadGoalMutationOrigin | null,
  status?: ThreadGoalStatus | null,
  tokenBudget?: number | null,
};
