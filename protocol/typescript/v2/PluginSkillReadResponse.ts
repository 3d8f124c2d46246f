// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `plugin/skill/read`. */
export type PluginSkillReadResponse = {
  contents: string | null,
};
