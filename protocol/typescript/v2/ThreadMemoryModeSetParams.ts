// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadMemoryMode } from "../ThreadMemoryMode";

/** The parameters of `thread/memoryMode/set`. */
export type ThreadMemoryModeSetParams = {
  mode: ThreadMemoryMode,
  threadId: string,
};
