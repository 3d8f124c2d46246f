// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ScheduledTaskWeekday } from "./ScheduledTaskWeekday";

/** When a task runs. */
export type ScheduledTaskSchedule = {
  type: "hourly",
  days: Array<ScheduledTaskWeekday> | null,
  intervalHours: number,
} | {
  type: "daily",
  time: string,
} | {
  type: "weekdays",
  time: string,
} | {
  type: "weekly",
  days: Array<ScheduledTaskWeekday>,
  time: string,
};
