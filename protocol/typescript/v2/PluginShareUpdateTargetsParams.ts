// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginShareTarget } from "./PluginShareTarget";
import type { PluginShareUpdateDiscoverability } from "./PluginShareUpdateDiscoverability";

/** The parameters of `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsParams = {
  discoverability: PluginShareUpdateDiscoverability,
  remotePluginId: string,
  shareTargets: Array<PluginShareTarget>,
};
