// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginSharePrincipal } from "./PluginSharePrincipal";

/** How a plugin is shared. */
export type PluginShareContext = {
  canPublishToWorkspace: boolean | null,
  creatorAccountUserId: string | null,
  creatorName: string | null,
  discoverability: PluginShareDiscoverability | null,
  remotePluginId: string,
  remoteVersion: string | null,
  sharePrincipals: Array<PluginSharePrincipal> | null,
  shareUrl: string | null,
};
