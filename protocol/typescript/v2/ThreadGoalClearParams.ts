// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadGoalMutationOrigin } from "./ThreadGoalMutationOrigin";

/** The parameters of `thread/goal/clear`. */
export type ThreadGoalClearParams = {
  threadId: string,
  origin?: ThreadGoalMutationOrigin | null,
};
