// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Turn } from "./Turn";

/** The payload of `turn/completed`. */
export type TurnCompletedNotification = {
  threadId: string,
  turn: Turn,
};
