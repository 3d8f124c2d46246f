// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/attachment/updated`. */
export type ThreadAttachmentUpdatedNotification = {
  threadId: string,
  attachmentType: string,
  identityKey: string,
  attachmentId: string,
  /** `created` or `deleted`. */
  operation: string,
};
