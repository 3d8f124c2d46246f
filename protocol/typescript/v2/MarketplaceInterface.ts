// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a marketplace is presented. */
export type MarketplaceInterface = {
  displayName: string | null,
};
