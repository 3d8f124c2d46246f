// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The answers to one question. */
export type ToolRequestUserInputAnswer = {
  answers: Array<string>,
};
