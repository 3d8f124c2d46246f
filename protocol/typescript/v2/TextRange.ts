// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { TextPosition } from "./TextPosition";

/** A range in a file. */
export type TextRange = {
  start: TextPosition,
  end: TextPosition,
};
