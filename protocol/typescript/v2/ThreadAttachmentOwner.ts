// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** A thread that has a certain attachment. */
export type ThreadAttachmentOwner = {
  threadId: string,
  archived: boolean,
};
