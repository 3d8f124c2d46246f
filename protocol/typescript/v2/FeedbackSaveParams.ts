// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

/** The parameters of `feedback/save`. */
export type FeedbackSaveParams = {
  classification: string,
  extraLogFiles?: Array<string> | null,
  includeLogs?: boolean,
  reason?: string | null,
  savePath: string,
  tags?: { [key in string]?: string } | null,
  threadId?: string | null,
};
