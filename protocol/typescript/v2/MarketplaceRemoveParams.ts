// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `marketplace/remove`. */
export type MarketplaceRemoveParams = {
  marketplaceName: string,
};
