// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ConversationSummary } from "./ConversationSummary";

/** The answer to `getConversationSummary`. */
export type GetConversationSummaryResponse = {
  summary: ConversationSummary,
};
