// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `skills/list`. */
export type SkillsListParams = {
  cwds?: Array<string>,
  forceReload?: boolean,
};
