// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { PluginReconcileChangedPlugin } from "./PluginReconcileChangedPlugin";

/** The answer to `plugin/reconcile`. */
export type PluginReconcileResponse = {
  changedPlugins: Array<PluginReconcileChangedPlugin>,
  failedMaterializationRemotePluginIds: Array<string>,
  failedRemotePluginIds: Array<string>,
};
