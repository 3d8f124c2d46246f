// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Lines of a memory file. */
export type MemoryCitationEntry = {
  path: string,
  lineEnd: number,
  lineStart: number,
  note: string,
};
