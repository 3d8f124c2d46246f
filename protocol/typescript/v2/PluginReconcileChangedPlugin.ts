// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A plugin that was brought up to date. */
export type PluginReconcileChangedPlugin = {
  hasApps: boolean,
  hasHooks: boolean,
  hasMcps: boolean,
  hasSkills: boolean,
  id: string,
};
