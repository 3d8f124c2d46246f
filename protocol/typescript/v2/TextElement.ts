// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ByteRange } from "./ByteRange";

/** A span of the text with a meaning of its own. */
export type TextElement = {
  byteRange: ByteRange,
  placeholder?: string | null,
};
