// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadItem } from "./ThreadItem";
import type { TurnError } from "./TurnError";
import type { TurnStatus } from "./TurnStatus";

/** One entry of a thread's timeline. */
export type ThreadTimelineEntry = {
  type: "turnStarted",
  /** Unix seconds. */
  startedAt: number | null,
  /** Grows along the timeline; has gaps. */
  position: number,
  turnId: string,
} | {
  type: "item",
  item: ThreadItem,
  /** Grows along the timeline; has gaps. */
  position: number,
  turnId: string,
} | {
  type: "turnCompleted",
  status: TurnStatus,
  error: TurnError | null,
  /** Unix seconds. */
  startedAt: number | null,
  /** Unix seconds. */
  completedAt: number | null,
  durationMs: number | null,
  /** Grows along the timeline; has gaps. */
  position: number,
  turnId: string,
};
