// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The payload of `fs/changed`. */
export type FsChangedNotification = {
  watchId: string,
  changedPaths: Array<AbsolutePathBuf>,
};
