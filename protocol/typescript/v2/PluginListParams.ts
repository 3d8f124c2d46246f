// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginListMarketplaceKind } from "./PluginListMarketplaceKind";

/** The parameters of `plugin/list`. */
export type PluginListParams = {
  cwds?: Array<AbsolutePathBuf> | null,
  forceRefetch?: boolean,
  marketplaceKinds?: Array<PluginListMarketplaceKind> | null,
};
