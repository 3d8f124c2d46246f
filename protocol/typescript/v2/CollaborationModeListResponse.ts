// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CollaborationModeMask } from "./CollaborationModeMask";

/** The answer to `collaborationMode/list`. */
export type CollaborationModeListResponse = {
  data: Array<CollaborationModeMask>,
};
