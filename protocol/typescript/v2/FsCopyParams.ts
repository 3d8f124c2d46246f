// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `fs/copy`. */
export type FsCopyParams = {
  destinationPath: AbsolutePathBuf,
  recursive?: boolean,
  sourcePath: AbsolutePathBuf,
};
