// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** What was asked of another agent. */
export type CollabAgentTool = "spawnAgent" | "sendInput" | "resumeAgent" | "wait" | "closeAgent" | "sendMessage" | "followupTask" | "interruptAgent" | "listAgents";
