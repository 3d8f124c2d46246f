// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The payload of `item/agentMessage/delta`. */
export type AgentMessageDeltaNotification = {
  threadId: string,
  turnId: string,
  itemId: string,
  delta: string,
};
