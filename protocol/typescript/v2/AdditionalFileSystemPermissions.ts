// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileSystemSandboxEntry } from "./FileSystemSandboxEntry";

/** File system permissions beyond the sandbox. */
export type AdditionalFileSystemPermissions = {
  read?: Array<string> | null,
  write?: Array<string> | null,
  globScanMaxDepth?: number | null,
  entries?: Array<FileSystemSandboxEntry> | null,
};
