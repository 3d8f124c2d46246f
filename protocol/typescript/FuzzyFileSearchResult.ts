// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FuzzyFileSearchMatchType } from "./FuzzyFileSearchMatchType";

/** One match; snake_case on the wire. */
export type FuzzyFileSearchResult = {
  root: string,
  path: string,
  match_type: FuzzyFileSearchMatchType,
  file_name: string,
  score: number,
  indices: Array<number> | null,
};
