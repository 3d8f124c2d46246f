// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `fs/readFile`. */
export type FsReadFileResponse = {
  /** Base64 of the whole content. */
  dataBase64: string,
};
