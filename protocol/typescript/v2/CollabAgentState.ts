// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CollabAgentStatus } from "./CollabAgentStatus";

/** Another agent's state. */
export type CollabAgentState = {
  message: string | null,
  status: CollabAgentStatus,
};
