// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `fuzzyFileSearch/sessionStart`. */
export type FuzzyFileSearchSessionStartParams = {
  roots: Array<string>,
  sessionId: string,
};
