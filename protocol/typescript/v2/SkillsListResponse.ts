// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { SkillsListEntry } from "./SkillsListEntry";

/** The answer to `skills/list`. */
export type SkillsListResponse = {
  data: Array<SkillsListEntry>,
};
