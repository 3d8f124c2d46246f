// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { JsonValue } from "../serde_json/JsonValue";
import type { Personality } from "../Personality";
import type { SandboxMode } from "./SandboxMode";
import type { ThreadResumeInitialTurnsPageParams } from "./ThreadResumeInitialTurnsPageParams";

/** The parameters of `thread/resume`. */
export type ThreadResumeParams = {
  threadId: string,
  path?: string | null,
  approvalPolicy?: AskForApproval | null,
  approvalsReviewer?: ApprovalsReviewer | null,
  baseInstructions?: string | null,
  config?: { [key in string]?: JsonValue } | null,
  cwd?: string | null,
  developerInstructions?: string | null,
  excludeTurns?: boolean,
  history?: Array<JsonValue> | null,
  initialTurnsPage?: ThreadResumeInitialTurnsPageParams | null,
  model?: string | null,
  modelProvider?: string | null,
  permissions?: string | null,
  personality?: Personality | null,
  runtimeWorkspaceRoots?: Array<AbsolutePathBuf> | null,
  sandbox?: SandboxMode | null,
  serviceTier?: string | null,
};
