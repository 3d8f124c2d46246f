// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A day of the week. */
export type ScheduledTaskWeekday = "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";
