// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ScheduledTaskSchedule } from "./ScheduledTaskSchedule";

/** A task that a plugin would run at times. */
export type ScheduledTaskSummary = {
  key: string,
  name: string,
  prompt: string,
  schedule: ScheduledTaskSchedule,
};
