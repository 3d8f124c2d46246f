// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `feedback/upload`. */
export type FeedbackUploadParams = {
  classification: string,
  extraLogFiles?: Array<string> | null,
  includeLogs?: boolean,
  reason?: string | null,
  tags?: { [key in string]?: string } | null,
  threadId?: string | null,
};
