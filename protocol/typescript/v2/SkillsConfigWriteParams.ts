// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `skills/config/write`: exactly one of path and name. */
export type SkillsConfigWriteParams = {
  enabled: boolean,
  name?: string | null,
  path?: AbsolutePathBuf | null,
};
