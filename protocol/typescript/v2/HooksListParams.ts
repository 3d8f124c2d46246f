// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `hooks/list`. */
export type HooksListParams = {
  /** Folders whose hooks are listed; empty means the server's own. */
  cwds?: Array<string>,
  /** A loaded thread, whose hooks are listed; then no folders may be named. */
  threadId?: string | null,
};
