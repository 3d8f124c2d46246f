// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginSharePrincipalRole } from "./PluginSharePrincipalRole";
import type { PluginSharePrincipalType } from "./PluginSharePrincipalType";

/** Somebody with whom a plugin is shared. */
export type PluginSharePrincipal = {
  name: string,
  principalId: string,
  principalType: PluginSharePrincipalType,
  role: PluginSharePrincipalRole,
};
