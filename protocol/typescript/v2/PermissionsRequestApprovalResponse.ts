// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { GrantedPermissionProfile } from "./GrantedPermissionProfile";
import type { PermissionGrantScope } from "./PermissionGrantScope";

/** The client's answer to `item/permissions/requestApproval`. */
export type PermissionsRequestApprovalResponse = {
  permissions: GrantedPermissionProfile,
  scope?: PermissionGrantScope,
  strictAutoReview?: boolean | null,
};
