// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** How a skill is presented. */
export type SkillInterface = {
  brandColor: string | null,
  defaultPrompt: string | null,
  displayName: string | null,
  iconLarge: AbsolutePathBuf | null,
  iconLargeUrl: string | null,
  iconSmall: AbsolutePathBuf | null,
  iconSmallUrl: string | null,
  shortDescription: string | null,
};
