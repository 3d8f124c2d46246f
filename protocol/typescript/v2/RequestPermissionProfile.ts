// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AdditionalFileSystemPermissions } from "./AdditionalFileSystemPermissions";
import type { AdditionalNetworkPermissions } from "./AdditionalNetworkPermissions";

/** Permissions that the model asks for. */
export type RequestPermissionProfile = {
  network: AdditionalNetworkPermissions | null,
  fileSystem: AdditionalFileSystemPermissions | null,
};
