// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PermissionProfileSummary } from "./PermissionProfileSummary";

/** The answer to `permissionProfile/list`. */
export type PermissionProfileListResponse = {
  data: Array<PermissionProfileSummary>,
  /** Null on the last page. */
  nextCursor: string | null,
};
