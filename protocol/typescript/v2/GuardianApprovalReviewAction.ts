// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { GuardianCommandSource } from "./GuardianCommandSource";
import type { NetworkApprovalProtocol } from "./NetworkApprovalProtocol";
import type { RequestPermissionProfile } from "./RequestPermissionProfile";

/** What an automatic reviewer is asked about. */
export type GuardianApprovalReviewAction = {
  type: "command",
  command: string,
  cwd: string,
  source: GuardianCommandSource,
} | {
  type: "execve",
  argv: Array<string>,
  cwd: AbsolutePathBuf,
  program: string,
  source: GuardianCommandSource,
} | {
  type: "writeStdin",
  approvalId: string,
  cwd: string,
  processId: string,
  stdin: string,
} | {
  type: "applyPatch",
  cwd: string,
  files: Array<string>,
} | {
  type: "networkAccess",
  host: string,
  port: number,
  protocol: NetworkApprovalProtocol,
  target: string,
} | {
  type: "mcpToolCall",
  connectorId: string | null,
  connectorName: string | null,
  server: string,
  toolName: string,
  toolTitle: string | null,
} | {
  type: "requestPermissions",
  permissions: RequestPermissionProfile,
  reason: string | null,
};
