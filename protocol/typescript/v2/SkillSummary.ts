// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SkillInterface } from "./SkillInterface";

/** A skill that a plugin brings. */
export type SkillSummary = {
  description: string,
  enabled: boolean,
  interface: SkillInterface | null,
  name: string,
  path: string | null,
  shortDescription: string | null,
};
