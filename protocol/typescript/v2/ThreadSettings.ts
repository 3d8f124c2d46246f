// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.

import type { AbsolutePathBuf } from "../AbsolutePathBuf";
import type { ActivePermissionProfile } from "./ActivePermissionProfile";
import type { ApprovalsReviewer } from "./ApprovalsReviewer";
import type { AskForApproval } from "./AskForApproval";
import type { CollaborationMode } from "../CollaborationMode";
import type { MultiAgentMode } from "../MultiAgentMode";
import type { Personality } from "../Personality";
import type { ReasoningSummary } from "../ReasoningSummary";
import type { SandboxPolicy } from "./SandboxPolicy";
import type { ThreadEnvironment } from "./ThreadEnvironment";

/** The settings that the next turn runs under. */
export type ThreadSettings = {
  disabledPluginIds: Array<string>,
  cwd: AbsolutePathBuf,
  environments: Array<ThreadEnvironment> | null,
  approvalPolicy: AskForApproval,
  approvalsReviewer: ApprovalsReviewer,
  sandboxPolicy: SandboxPolicy,
  activePermissionProfile: ActivePermissionProfile | null,
  model: string,
  modelProvider: string,
  serviceTier: string | null,
  effort: string | null,
  summary: ReasoningSummary | null,
  collaborationMode: CollaborationMode,
  multiAgentMode: MultiAgentMode,
  personality: Personality | null,
};
