// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** Text that a hook added. */
export type HookPromptFragment = {
  hookRunId: string,
  text: string,
};
