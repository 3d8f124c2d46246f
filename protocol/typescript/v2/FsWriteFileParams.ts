// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `fs/writeFile`. */
export type FsWriteFileParams = {
  path: AbsolutePathBuf,
  /** Base64 of the whole content. */
  dataBase64: string,
};
