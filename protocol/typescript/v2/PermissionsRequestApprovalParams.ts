// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { RequestPermissionProfile } from "./RequestPermissionProfile";

/** The parameters of the server's request `item/permissions/requestApproval`. */
export type PermissionsRequestApprovalParams = {
  threadId: string,
  turnId: string,
  itemId: string,
  environmentId: string | null,
  /** Unix milliseconds. */
  startedAtMs: number,
  cwd: string,
  reason: string | null,
  permissions: RequestPermissionProfile,
};
