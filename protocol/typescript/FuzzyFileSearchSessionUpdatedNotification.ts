// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FuzzyFileSearchResult } from "./FuzzyFileSearchResult";

/** The payload of `fuzzyFileSearch/sessionUpdated`. */
export type FuzzyFileSearchSessionUpdatedNotification = {
  sessionId: string,
  query: string,
  files: Array<FuzzyFileSearchResult>,
};
