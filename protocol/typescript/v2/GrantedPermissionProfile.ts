// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** Permissions that the user grants; what is absent is refused. */
export type GrantedPermissionProfile = {
  network?: AdditionalNetworkPermissions | null,
  fileSystem?: AdditionalFileSystemPermissions | null,
};
