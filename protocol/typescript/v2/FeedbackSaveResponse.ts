// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `feedback/save`. */
export type FeedbackSaveResponse = {
  promptHash: string | null,
  savedPath: string,
  threadId: string,
};
