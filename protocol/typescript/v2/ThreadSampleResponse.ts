// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The result of `thread/sample`. Token counts are null when the provider states none. */
export type ThreadSampleResponse = {
  sourceTurnId: string,
  responseId: string,
  text: string | null,
  inputTokens: number | null,
  cachedInputTokens: number | null,
  outputTokens: number | null,
};
