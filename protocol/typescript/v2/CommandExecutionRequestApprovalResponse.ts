// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { CommandExecutionApprovalDecision } from "./CommandExecutionApprovalDecision";

/** The client's answer to `item/commandExecution/requestApproval`. */
export type CommandExecutionRequestApprovalResponse = {
  decision: CommandExecutionApprovalDecision,
};
