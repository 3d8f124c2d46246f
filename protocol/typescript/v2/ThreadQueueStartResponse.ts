// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Turn } from "./Turn";

/** The answer to `turn/start`. */
export type ThreadQueueStartResponse = {
  turn: Turn,
};
