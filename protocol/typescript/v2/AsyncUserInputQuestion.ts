// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A question that does not block the turn. */
export type AsyncUserInputQuestion = {
  options: Array<string> | null,
  title: string,
};
