// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `getConversationSummary`: one of the two. */
export type GetConversationSummaryParams = {
  /** The thread's id. */
  conversationId?: string | null,
  /** The thread's file; relative to the daemon's home. */
  rolloutPath?: string | null,
};
