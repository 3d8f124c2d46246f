// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AppSummary } from "./AppSummary";
import type { PluginAuthPolicy } from "./PluginAuthPolicy";

/** The answer to `plugin/install`. */
export type PluginInstallResponse = {
  appsNeedingAuth: Array<AppSummary>,
  authPolicy: PluginAuthPolicy,
};
