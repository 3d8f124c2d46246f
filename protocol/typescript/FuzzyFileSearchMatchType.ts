// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What kind of entry matched. */
export type FuzzyFileSearchMatchType = "file" | "directory";
