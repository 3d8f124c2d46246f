// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `fuzzyFileSearch`. */
export type FuzzyFileSearchParams = {
  cancellationToken?: string | null,
  query: string,
  roots: Array<string>,
};
