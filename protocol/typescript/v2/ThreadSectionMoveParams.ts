// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/section/move`. */
export type ThreadSectionMoveParams = {
  /** A thread of the section, in front of which to put it; null puts it last. */
  beforeThreadId?: string | null,
  /** Null takes the thread out of its section. */
  sectionId: string | null,
  threadId: string,
};
