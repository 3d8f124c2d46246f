// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `plugin/skill/read`. */
export type PluginSkillReadParams = {
  remoteMarketplaceName: string,
  remotePluginId: string,
  skillName: string,
};
