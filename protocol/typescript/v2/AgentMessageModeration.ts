// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AgentMessageDisplay } from "./AgentMessageDisplay";

/** Whether a message was moderated. */
export type AgentMessageModeration = {
  display: AgentMessageDisplay | null,
  moderated: boolean,
};
