// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SkillErrorInfo } from "./SkillErrorInfo";
import type { SkillMetadata } from "./SkillMetadata";

/** The skills of one directory, and those that failed to load. */
export type SkillsListEntry = {
  cwd: string,
  skills: Array<SkillMetadata>,
  errors: Array<SkillErrorInfo>,
};
