// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ThreadTimelineEntry } from "./ThreadTimelineEntry";

/** The answer to `thread/timeline/list`: the newest page first, each page oldest entry first. */
export type ThreadTimelineListResponse = {
  data: Array<ThreadTimelineEntry>,
  /** For what comes before this page; null when nothing does. */
  nextCursor: string | null,
  /** Null when none was. */
  activeRealtimeSessionAtPageStart: string | null,
};
