// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HookRunSummary } from "./HookRunSummary";

/** The parameters of `hook/started`: a hook begins. */
export type HookStartedNotification = {
  threadId: string,
  /** Null for a hook of the thread and not of a turn. */
  turnId: string | null,
  run: HookRunSummary,
};
