// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginSharePrincipalType } from "./PluginSharePrincipalType";
import type { PluginShareTargetRole } from "./PluginShareTargetRole";

/** Somebody with whom to share a plugin. */
export type PluginShareTarget = {
  principalId: string,
  principalType: PluginSharePrincipalType,
  role: PluginShareTargetRole,
};
