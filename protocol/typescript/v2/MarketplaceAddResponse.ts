// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The answer to `marketplace/add`. */
export type MarketplaceAddResponse = {
  alreadyAdded: boolean,
  installedRoot: AbsolutePathBuf,
  marketplaceName: string,
};
