// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answer to `skills/config/write`. */
export type SkillsConfigWriteResponse = {
  /** Whether the skill is on after the change. */
  effectiveEnabled: boolean,
};
