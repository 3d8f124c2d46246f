// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Thread } from "./Thread";

/** A thread in which a text was found. */
export type ThreadSearchResult = {
  thread: Thread,
  /** The place of the first match, with some text around it. */
  snippet: string,
};
