// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** Permissions that a command wants beyond the sandbox. */
export type AdditionalPermissionProfile = {
  network: AdditionalNetworkPermissions | null,
  fileSystem: AdditionalFileSystemPermissions | null,
};
