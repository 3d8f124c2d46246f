// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `fs/getMetadata`. */
export type FsGetMetadataResponse = {
  isDirectory: boolean,
  isFile: boolean,
  isSymlink: boolean,
  /** Unix milliseconds; 0 when the file system does not say. */
  createdAtMs: number,
  /** Unix milliseconds. */
  modifiedAtMs: number,
};
