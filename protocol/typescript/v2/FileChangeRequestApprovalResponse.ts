// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { FileChangeApprovalDecision } from "./FileChangeApprovalDecision";

/** The client's answer to `item/fileChange/requestApproval`. */
export type FileChangeRequestApprovalResponse = {
  decision: FileChangeApprovalDecision,
};
