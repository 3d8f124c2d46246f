// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A spending limit. */
export type SpendControlLimitSnapshot = {
  /** Entries per page; null for the default. */
  limit: string,
  remainingPercent: number,
  /** Unix seconds. */
  resetsAt: number,
  used: string,
};
