// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Tokens by kind. */
export type TokenUsageBreakdown = {
  totalTokens: number,
  inputTokens: number,
  cachedInputTokens: number,
  cacheWriteInputTokens: number,
  outputTokens: number,
  reasoningOutputTokens: number,
};
