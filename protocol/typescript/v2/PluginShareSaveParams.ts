// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginShareTarget } from "./PluginShareTarget";

/** The parameters of `plugin/share/save`. */
export type PluginShareSaveParams = {
  discoverability?: PluginShareDiscoverability | null,
  pluginPath: AbsolutePathBuf,
  remotePluginId?: string | null,
  shareTargets?: Array<PluginShareTarget> | null,
};
