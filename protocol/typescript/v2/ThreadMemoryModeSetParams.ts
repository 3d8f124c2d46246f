// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/memoryMode/set`. */
export type ThreadMemoryModeSetParams = {
  /** `enabled` or `disabled`. */
  mode: string,
  threadId: string,
};
