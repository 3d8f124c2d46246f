// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { HooksListEntry } from "./HooksListEntry";

/** The answer to `hooks/list`. */
export type HooksListResponse = {
  data: Array<HooksListEntry>,
};
