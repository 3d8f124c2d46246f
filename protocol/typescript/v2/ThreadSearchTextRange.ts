// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A part of a text, in UTF-16 code units. */
export type ThreadSearchTextRange = {
  start: number,
  /** Exclusive. */
  end: number,
};
