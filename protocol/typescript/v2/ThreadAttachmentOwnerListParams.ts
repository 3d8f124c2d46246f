// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `thread/attachmentOwner/list`. */
export type ThreadAttachmentOwnerListParams = {
  /** Only archived threads or only the others; null for both. */
  archived?: boolean | null,
  attachmentType: string,
  /** From an earlier answer; null for the first page. */
  cursor?: string | null,
  identityKey: string,
  /** Entries per page; null for the default. */
  limit?: number | null,
};
