// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileChange } from "./FileChange";

/** The parameters of the server's request `applyPatchApproval`. */
export type ApplyPatchApprovalParams = {
  callId: string,
  conversationId: string,
  fileChanges: { [key in string]?: FileChange },
  grantRoot: string | null,
  reason: string | null,
};
