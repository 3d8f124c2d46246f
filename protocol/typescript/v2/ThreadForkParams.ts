// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { SandboxMode } from "./SandboxMode";

/** The parameters of `thread/fork`. */
export type ThreadForkParams = {
  threadId: string,
  path?: string | null,
  approvalPolicy?: AskForApproval | null,
  approvalsReviewer?: ApprovalsReviewer | null,
  attachToSource?: boolean,
  baseInstructions?: string | null,
  beforeTurnId?: string | null,
  config?: { [key in string]?: JsonValue } | null,
  cwd?: string | null,
  deferGoalContinuation?: boolean,
  developerInstructions?: string | null,
  ephemeral?: boolean,
  excludeTurns?: boolean,
  experimentalDisablePredictionMcp?: boolean,
  experimentalPredictionMode?: boolean,
  lastTurnId?: string | null,
  model?: string | null,
  modelProvider?: string | null,
  permissions?: string | null,
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null,
  sandbox?: SandboxMode | null,
  serviceTier?: string | null,
  threadSource?: string | null,
};
