// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { MarketplaceLoadErrorInfo } from "./MarketplaceLoadErrorInfo";
import type { PluginMarketplaceEntry } from "./PluginMarketplaceEntry";

/** The answer to `plugin/list`. */
export type PluginListResponse = {
  featuredPluginIds: Array<string>,
  marketplaceLoadErrors: Array<MarketplaceLoadErrorInfo>,
  marketplaces: Array<PluginMarketplaceEntry>,
};
