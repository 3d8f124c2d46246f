// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SkillToolDependency } from "./SkillToolDependency";

/** What a skill needs. */
export type SkillDependencies = {
  tools: Array<SkillToolDependency>,
};
