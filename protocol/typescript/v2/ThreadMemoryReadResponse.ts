// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `thread/memory/read`. */
export type ThreadMemoryReadResponse = {
  /** Null when nothing was remembered. */
  summary: string | null,
};
