// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppInfo } from "./AppInfo";

/** The answer to `app/list`. */
export type AppsListResponse = {
  data: Array<AppInfo>,
  nextCursor: string | null,
};
