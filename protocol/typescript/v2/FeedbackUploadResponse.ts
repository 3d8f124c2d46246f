// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `feedback/upload`. */
export type FeedbackUploadResponse = {
  promptHash: string | null,
  threadId: string,
};
