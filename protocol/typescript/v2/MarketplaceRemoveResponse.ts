// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The answer to `marketplace/remove`. */
export type MarketplaceRemoveResponse = {
  installedRoot: AbsolutePathBuf | null,
  marketplaceName: string,
};
