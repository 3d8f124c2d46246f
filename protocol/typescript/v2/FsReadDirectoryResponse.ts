// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FsReadDirectoryEntry } from "./FsReadDirectoryEntry";

/** The answer to `fs/readDirectory`. */
export type FsReadDirectoryResponse = {
  entries: Array<FsReadDirectoryEntry>,
};
