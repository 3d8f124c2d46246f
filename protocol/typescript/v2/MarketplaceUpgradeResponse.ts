// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { MarketplaceUpgradeErrorInfo } from "./MarketplaceUpgradeErrorInfo";

/** The answer to `marketplace/upgrade`. */
export type MarketplaceUpgradeResponse = {
  errors: Array<MarketplaceUpgradeErrorInfo>,
  selectedMarketplaces: Array<string>,
  upgradedRoots: Array<AbsolutePathBuf>,
};
