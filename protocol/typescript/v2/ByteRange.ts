// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A half-open range of UTF-8 byte offsets. */
export type ByteRange = {
  start: number,
  end: number,
};
