// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileSystemSpecialPath } from "./FileSystemSpecialPath";

/** A path, a pattern or a well-known place. */
export type FileSystemPath = {
  type: "path",
  path: string,
} | {
  type: "glob_pattern",
  pattern: string,
} | {
  type: "special",
  value: FileSystemSpecialPath,
};
