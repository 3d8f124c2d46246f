// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TokenUsageBreakdown } from "./TokenUsageBreakdown";

/** Tokens of the last response and of the whole thread. */
export type ThreadTokenUsage = {
  total: TokenUsageBreakdown,
  last: TokenUsageBreakdown,
  modelContextWindow: number | null,
};
