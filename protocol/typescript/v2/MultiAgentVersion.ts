// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Which generation of multi-agent tools a model uses. */
export type MultiAgentVersion = "disabled" | "v1" | "v2";
