// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** When the model may start further agents: a name, or `{"custom": "instructions"}`. */
export type MultiAgentMode = "explicitRequestOnly" | "proactive" | {
  custom: string,
};
