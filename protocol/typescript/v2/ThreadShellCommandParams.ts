// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/shellCommand`. */
export type ThreadShellCommandParams = {
  threadId: string,
  command: string,
  /** Milliseconds. */
  timeoutMs?: number | null,
};
