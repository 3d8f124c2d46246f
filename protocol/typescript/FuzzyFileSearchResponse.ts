// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FuzzyFileSearchResult } from "./FuzzyFileSearchResult";

/** The answer to `fuzzyFileSearch`. */
export type FuzzyFileSearchResponse = {
  files: Array<FuzzyFileSearchResult>,
};
