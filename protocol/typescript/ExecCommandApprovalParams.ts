// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { ParsedCommand } from "./ParsedCommand";

/** The parameters of the server's request `execCommandApproval`. */
export type ExecCommandApprovalParams = {
  approvalId: string | null,
  callId: string,
  command: Array<string>,
  conversationId: string,
  cwd: string,
  parsedCmd: Array<ParsedCommand>,
  reason: string | null,
};
