// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `memory/status`. */
export type MemoryStatusResponse = {
  /** Of how many threads there are memories. */
  v2ConsolidatedThreads: number,
  /** Whether nobody is at work on them. */
  v2Ready: boolean,
};
