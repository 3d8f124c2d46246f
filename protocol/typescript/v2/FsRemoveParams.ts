// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `fs/remove`. */
export type FsRemoveParams = {
  path: AbsolutePathBuf,
  force?: boolean | null,
  recursive?: boolean | null,
};
