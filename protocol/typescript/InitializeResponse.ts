// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "./AbsolutePathBuf";

/** The answer to `initialize`. */
export type InitializeResponse = {
  userAgent: string,
  codexHome: AbsolutePathBuf,
  platformFamily: string,
  platformOs: string,
};
