// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { MarketplaceInterface } from "./MarketplaceInterface";
import type { PluginSummary } from "./PluginSummary";

/** A marketplace and its plugins. */
export type PluginMarketplaceEntry = {
  interface: MarketplaceInterface | null,
  name: string,
  path: AbsolutePathBuf | null,
  plugins: Array<PluginSummary>,
};
