// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSection } from "./ThreadSection";

/** The answer to `threadSection/list`: the built-in section first. */
export type ThreadSectionListResponse = {
  data: Array<ThreadSection>,
  /** Null on the last page. */
  nextCursor: string | null,
};
