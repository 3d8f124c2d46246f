// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/section/changed`. */
export type ThreadSectionChangedNotification = {
  threadId: string,
  /** Null when the thread left its section. */
  sectionId: string | null,
};
