// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of the server's request `item/fileChange/requestApproval`. */
export type FileChangeRequestApprovalParams = {
  threadId: string,
  turnId: string,
  itemId: string,
  /** Unix milliseconds. */
  startedAtMs: number,
  reason: string | null,
  grantRoot: string | null,
};
