// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A marketplace that could not be upgraded. */
export type MarketplaceUpgradeErrorInfo = {
  marketplaceName: string,
  message: string,
};
