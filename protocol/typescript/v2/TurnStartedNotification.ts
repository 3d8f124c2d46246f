// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { Turn } from "./Turn";

/** The payload of `turn/started`. */
export type TurnStartedNotification = {
  threadId: string,
  turn: Turn,
};
