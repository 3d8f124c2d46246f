// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** One window of a limit. */
export type RateLimitWindow = {
  /** 0 to 100. */
  usedPercent: number,
  /** Minutes. */
  windowDurationMins: number | null,
  /** Unix seconds. */
  resetsAt: number | null,
};
