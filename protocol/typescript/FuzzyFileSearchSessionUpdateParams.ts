// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `fuzzyFileSearch/sessionUpdate`. */
export type FuzzyFileSearchSessionUpdateParams = {
  query: string,
  sessionId: string,
};
