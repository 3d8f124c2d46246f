// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ReviewDecision } from "./ReviewDecision";

/** The client's answer to `execCommandApproval`. */
export type ExecCommandApprovalResponse = {
  decision: ReviewDecision,
};
