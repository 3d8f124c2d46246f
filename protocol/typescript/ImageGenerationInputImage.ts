// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "./AbsolutePathBuf";

/** An image that another one is made from. */
export type ImageGenerationInputImage = {
  path: AbsolutePathBuf,
  sha256: string,
};
