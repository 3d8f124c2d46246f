// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** A marketplace that cannot be read. */
export type MarketplaceLoadErrorInfo = {
  marketplacePath: AbsolutePathBuf,
  message: string,
};
