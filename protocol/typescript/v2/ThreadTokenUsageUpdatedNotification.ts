// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadTokenUsage } from "./ThreadTokenUsage";

/** The payload of `thread/tokenUsage/updated`. */
export type ThreadTokenUsageUpdatedNotification = {
  threadId: string,
  turnId: string,
  tokenUsage: ThreadTokenUsage,
};
