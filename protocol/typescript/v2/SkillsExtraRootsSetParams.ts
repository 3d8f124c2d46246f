// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";

/** The parameters of `skills/extraRoots/set`. */
export type SkillsExtraRootsSetParams = {
  /** Folders of skills beside the usual ones; they replace those set before. */
  extraRoots: Array<AbsolutePathBuf>,
};
