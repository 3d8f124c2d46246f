// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ModeKind } from "./ModeKind";
import type { Settings } from "./Settings";

/** The mode in which model and user work, with its settings. */
export type CollaborationMode = {
  mode: ModeKind,
  settings: Settings,
};
