// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `marketplace/add`. */
export type MarketplaceAddParams = {
  refName?: string | null,
  source: string,
  sparsePaths?: Array<string> | null,
};
