// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileSystemAccessMode } from "./FileSystemAccessMode";
import type { FileSystemPath } from "./FileSystemPath";

/** A path and what is allowed there. */
export type FileSystemSandboxEntry = {
  path: FileSystemPath,
  access: FileSystemAccessMode,
};
