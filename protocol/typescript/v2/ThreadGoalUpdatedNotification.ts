// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGoal } from "./ThreadGoal";

/** The payload of `thread/goal/updated`. */
export type ThreadGoalUpdatedNotification = {
  threadId: string,
  turnId: string | null,
  goal: ThreadGoal,
};
