// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A line and column, counted from 1. */
export type TextPosition = {
  line: number,
  column: number,
};
