// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Whether an external sandbox allows the network. */
export type NetworkAccess = "restricted" | "enabled";
