// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadSearchTextRange } from "./ThreadSearchTextRange";

/** One place of a thread at which a text was found. */
export type ThreadSearchOccurrence = {
  turnId: string,
  itemId: string,
  snippet: string,
  /** The match within the snippet. */
  snippetMatchRange: ThreadSearchTextRange,
  /** For `thread/turns/list`: a page that begins with the turn. */
  turnCursor: string,
};
