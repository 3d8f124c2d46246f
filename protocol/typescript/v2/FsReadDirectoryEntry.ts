// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** One entry of a directory. */
export type FsReadDirectoryEntry = {
  fileName: string,
  isDirectory: boolean,
  isFile: boolean,
};
