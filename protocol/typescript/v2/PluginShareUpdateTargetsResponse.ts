// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginShareDiscoverability } from "./PluginShareDiscoverability";
import type { PluginSharePrincipal } from "./PluginSharePrincipal";

/** The answer to `plugin/share/updateTargets`. */
export type PluginShareUpdateTargetsResponse = {
  discoverability: PluginShareDiscoverability,
  principals: Array<PluginSharePrincipal>,
};
