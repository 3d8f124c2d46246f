// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** How a message reaches the user. */
export type AgentMessageDelivery = "async";
