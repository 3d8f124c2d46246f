// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HookRunSummary } from "./HookRunSummary";

/** The parameters of `hook/completed`: a hook is over. */
export type HookCompletedNotification = {
  threadId: string,
  /** Null for a hook of the thread and not of a turn. */
  turnId: string | null,
  run: HookRunSummary,
};
