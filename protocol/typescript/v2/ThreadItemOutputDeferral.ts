// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Kinds of items whose output may be left out of a page. */
export type ThreadItemOutputDeferral = {
  commandExecution?: boolean,
  mcpToolCall?: boolean,
};
