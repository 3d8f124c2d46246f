// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SkillDependencies } from "./SkillDependencies";
import type { SkillInterface } from "./SkillInterface";
import type { SkillScope } from "./SkillScope";

/** A skill. */
export type SkillMetadata = {
  name: string,
  path: string,
  dependencies: SkillDependencies | null,
  description: string,
  enabled: boolean,
  interface: SkillInterface | null,
  pluginId: string | null,
  scope: SkillScope,
  shortDescription: string | null,
};
