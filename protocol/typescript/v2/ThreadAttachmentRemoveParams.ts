// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/attachment/remove`. */
export type ThreadAttachmentRemoveParams = {
  attachmentType: string,
  identityKey: string,
  threadId: string,
};
