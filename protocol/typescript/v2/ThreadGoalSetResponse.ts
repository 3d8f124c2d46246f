// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGoal } from "./ThreadGoal";

/** The answer to `thread/goal/set`. */
export type ThreadGoalSetResponse = {
  goal: ThreadGoal,
};
