// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `memory/status`. */
export type MemoryStatusParams = {
  /** From how many threads on memories are worth having. */
  minConsolidatedThreads?: number | null,
};
