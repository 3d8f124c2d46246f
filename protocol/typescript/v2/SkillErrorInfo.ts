// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A skill that failed to load. */
export type SkillErrorInfo = {
  path: string,
  message: string,
};
