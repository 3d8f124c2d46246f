// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItem } from "./ThreadItem";
import type { TurnError } from "./TurnError";
import type { TurnItemsView } from "./TurnItemsView";
import type { TurnStatus } from "./TurnStatus";

/** One turn of a thread. */
export type Turn = {
  id: string,
  rootTurnId: string | null,
  items: Array<ThreadItem>,
  itemsView: TurnItemsView,
  status: TurnStatus,
  error: TurnError | null,
  /** Unix seconds. */
  startedAt: number | null,
  /** Unix seconds. */
  completedAt: number | null,
  /** Milliseconds. */
  durationMs: number | null,
};
