// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { MemoryCitationEntry } from "./MemoryCitationEntry";

/** Memories that a message rests on. */
export type MemoryCitation = {
  entries: Array<MemoryCitationEntry>,
  threadIds: Array<string>,
};
